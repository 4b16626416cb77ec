import App
import ArgumentParser
import Foundation

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Writes a consistent copy of the embedded database to a file, while the server runs.")

    @OptionGroup var place: PlaceOptions
    @Option(help: "The file to write; it must not exist.")
    var to: String

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: to) else {
            throw CommandFailure(sentence: "\(to) exists already; a backup never overwrites")
        }
        try await Backup(of: place.place).write(to: to)
        print("\(to): written")
    }
}

import App
import ArgumentParser
import FeatureStores
import Foundation
import Storage

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Makes a data folder from a backup; the search index is made anew.")

    @OptionGroup var place: PlaceOptions
    @Option(help: "The file that `backup` wrote.")
    var from: String

    func run() async throws {
        let place = place.place
        guard place.postgresURL == nil else {
            throw CommandFailure(sentence: "restore is for the embedded database; PostgreSQL is restored with pg_restore")
        }
        try Restore(from: from, to: place).copy()
        // Opening it checks that it is one of ours and brings it to this version.
        let installation = try await Installation(place)
        let problems = try await installation.database.integrityProblems()
        guard problems.isEmpty else { throw CommandFailure(sentence: "the backup is damaged: \(problems[0])") }
        for workspace in try await installation.workspaces.all() {
            try await installation.search.indexAnew(workspace.id)
        }
        try await installation.close()
        print("\(place.folder): restored from \(from)")
    }
}

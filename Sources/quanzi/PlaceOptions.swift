import App
import ArgumentParser
import Foundation

/// Where the data is; the same for every command.
struct PlaceOptions: ParsableArguments {
    @Option(help: "Folder of the embedded database, uploads and rejects.")
    var data = "./data"

    @Option(help: "postgres://user:password@host/name instead of the embedded database. Better in QUANZI_DATABASE: arguments are visible to others.")
    var database: String?

    var place: DataPlace {
        DataPlace(folder: data, postgresURL: database ?? ProcessInfo.processInfo.environment["QUANZI_DATABASE"])
    }

    func open(_ opening: Installation.Opening = .making) async throws -> Installation { try await Installation(place, opening: opening) }
}

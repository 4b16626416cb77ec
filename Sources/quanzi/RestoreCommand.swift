import App
import ArgumentParser
import FeatureStores
import Foundation

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
        try await Restore(from: from, to: place).copy()
        // Opening it brings it to this version; a new index knows nothing yet.
        let installation = try await Installation(place)
        for workspace in try await installation.workspaces.all() { try await installation.search.catchUp(workspace.id) }
        try await installation.close()
        print("\(place.folder): restored from \(from)")
    }
}

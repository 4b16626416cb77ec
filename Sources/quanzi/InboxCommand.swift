import App
import ArgumentParser
import FeatureStores
import Journal
import Kernel
import Storage

struct InboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox", abstract: "Lists what WeCom has called with, the latest first, and what became of it.")

    @OptionGroup var place: PlaceOptions
    @Option(help: "Name or id of the workspace.")
    var workspace: String?
    @Option(help: "Only in this state: \(Handling.State.allCases.map(\.rawValue).joined(separator: ", ")).")
    var state: String?
    @Option(help: "At most so many.")
    var limit = 1000
    @Flag(help: "Print one JSON document.")
    var json = false

    func run() async throws {
        let only = try state.map { word in
            guard let state = Handling.State(rawValue: word) else {
                throw CommandFailure(
                    sentence: "there is no state \(word); there are \(Handling.State.allCases.map(\.rawValue).joined(separator: ", "))", code: 64)
            }
            return state
        }
        guard limit > 0 else { throw CommandFailure(sentence: "--limit takes a number above 0", code: 64) }
        let installation = try await place.open(.existing)
        let workspace = try await installation.workspace(workspace).id, inbox = Inbox(world: installation.world)
        let (counts, entries) = try await installation.database.read { [limit] tx in
            (try inbox.counts(workspace: workspace, tx), try inbox.list(only, limit: limit, workspace: workspace, tx))
        }
        try await installation.close()
        let document = InboxDocument(counts, entries)
        if json { return try Terminal.print(json: document) }
        for line in document.callbacks { print(line.text) }
        print(document.sums)
    }
}

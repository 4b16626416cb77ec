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
    @Option(help: "Has everything in this state handled once more: failed or done.")
    var replay: String?
    @Option(help: "At most so many.")
    var limit = 1000
    @Flag(help: "Print one JSON document.")
    var json = false

    func run() async throws {
        let only = try state.map { try Self.state($0, of: Handling.State.allCases) }
        let again = try replay.map { try Self.state($0, of: [.failed, .done]) }
        guard limit > 0 else { throw CommandFailure(sentence: "--limit takes a number above 0", code: 64) }
        let installation = try await place.open(.existing)
        let workspace = try await installation.workspace(workspace).id, inbox = Inbox(world: installation.world)
        if let again {
            // Whatever a server beside us handles meanwhile is not taken a second time.
            let last = try await installation.database.read { tx in try inbox.list(limit: 1, workspace: workspace, tx).first?.id }
            if let last { try await Self.replay(again, upTo: last, inbox, workspace, installation) }
        }
        let (counts, entries) = try await installation.database.read { [limit] tx in
            (try inbox.counts(workspace: workspace, tx), try inbox.list(only, limit: limit, workspace: workspace, tx))
        }
        try await installation.close()
        let document = InboxDocument(counts, entries)
        if json { return try Terminal.print(json: document) }
        for line in document.callbacks { print(line.text) }
        print(document.sums)
    }

    private static func replay(
        _ state: Handling.State, upTo last: InboxID, _ inbox: Inbox, _ workspace: WorkspaceID, _ installation: Installation
    ) async throws {
        let all = try await installation.database.read { tx in try inbox.counts(workspace: workspace, tx) }[state] ?? 0
        var left = all
        while left > 0 {
            let count = try await installation.database.write { [left] tx in
                try inbox.replayAll(state, upTo: last, limit: min(500, left), workspace: workspace, tx)
            }
            if count == 0 { return }
            left -= count
        }
    }

    private static func state(_ word: String, of known: [Handling.State]) throws -> Handling.State {
        guard let state = Handling.State(rawValue: word), known.contains(state) else {
            throw CommandFailure(
                sentence: "there is no state \(word) for that; there are \(known.map(\.rawValue).joined(separator: ", "))", code: 64)
        }
        return state
    }
}

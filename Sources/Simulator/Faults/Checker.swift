internal import FeatureStores
internal import Journal
internal import Kernel
internal import Storage

/// What must hold, whatever went wrong. Every check gives sentences about what does not hold.
struct Checker: Sendable {
    let rig: Rig

    /// Holds at any time: boards agree with what they are made of, and what was acknowledged is there.
    func always(acknowledged: Int) async throws -> [String] {
        var problems = try await rebuild()
        let kept = try await count()
        if kept < acknowledged { problems.append("\(acknowledged) lines were acknowledged, \(kept) are there") }
        return problems
    }

    /// Holds after an import that nothing disturbed.
    func afterwards(like expected: Snapshot, source: ImportSource, seed: UInt64) async throws -> [String] {
        var problems = try await rebuild()
        problems += try await Snapshot(of: rig).differences(from: expected)
        problems += try await search(seed: seed)
        let again = try await rig.importAll(source)
        if again.messages + again.events > 0 {
            problems.append("the same again added \(again.messages) messages and \(again.events) events")
        }
        return problems
    }

    private func rebuild() async throws -> [String] {
        try await Rebuild([rig.board]).run(Rig.workspace, check: true, on: rig.database)
            .filter { !$0.isEqual }
            .map { "rebuild: \($0.board) has \($0.rowsBefore) rows, made again \($0.rowsAfter), and they differ" }
    }

    private func count() async throws -> Int {
        try await rig.database.read { tx in
            try tx.first(
                """
                SELECT (SELECT count(*) FROM message WHERE workspace_id = \(Rig.workspace))
                    + (SELECT count(*) FROM event WHERE workspace_id = \(Rig.workspace))
                """) { $0.int(0) } ?? 0
        }
    }

    private struct Message: Sendable {
        var id: Int64
        var group: GroupID
        var text: String
    }

    /// The index has every message exactly once, and search finds some drawn ones by their own words.
    private func search(seed: UInt64) async throws -> [String] {
        let messages = try await rig.database.read { tx in
            try tx.all("SELECT id, group_id, text FROM message WHERE workspace_id = \(Rig.workspace) ORDER BY id") {
                Message(id: $0.integer(0), group: $0.id(1), text: $0.text(2))
            }
        }
        var problems: [String] = []
        for (group, own) in Dictionary(grouping: messages, by: \.group) {
            let found = try await rig.index.find(
                TextIndexQuery(
                    workspace: Rig.workspace, terms: [TextIndexQuery.term(of: group)], prefixes: [], before: .max,
                    limit: messages.count * 2 + 1))
            if found.sorted() != own.map(\.id) {
                problems.append("search: \(found.count) entries for the \(own.count) messages of a group")
            }
        }
        var dice = Dice(seed: seed, "search")
        for message in dice.shuffled(messages.filter { $0.text.count > 3 && !$0.text.contains("\n") }).prefix(8) {
            let page = try await rig.search.find(message.text, group: message.group, before: nil, limit: 500, in: Rig.workspace)
            let hits = page.hits.filter { $0.id.rawValue == message.id }.count
            if hits != 1 { problems.append("search: found \(hits) times by its own words: \(message.text)") }
        }
        return problems
    }
}

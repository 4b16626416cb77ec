import Embedded
import Engines
import Exports
import FeatureRules
import FeatureStores
import Foundation
import Journal
import Kernel
import Storage

/// An empty installation without pages, in a world that repeats itself. Workspace 9 cuts its days in New York.
struct ImportBench: Sendable {
    static let ours = WorkspaceID(1)
    static let theirs = WorkspaceID(2)
    static let abroad = WorkspaceID(9)

    let database: any Database
    let index: any TextIndex
    let world: World
    let folder: URL

    static func with(_ engine: Engine, seed: UInt64 = 1, _ body: (ImportBench) async throws -> Void) async throws {
        try await engine.withIndex { database, index in
            let folder = FileManager.default.temporaryDirectory.appending(path: "quanzi-files-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let clock = SimulatedClock(Instant(milliseconds: 1_795_250_000_000))
            let world = World.simulated(seed: seed, clock: clock)
            let schemas = Embedded.schemas.map { Migration(feature: $0.feature, number: $0.number, text: $0.text) }
            try await Migrator(journalMigrations + schemas).run(on: database, world: world)
            try await body(ImportBench(database: database, index: index, world: world, folder: folder))
        }
    }

    var zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone {
        { workspace, _ in workspace == ImportBench.abroad ? Zone("America/New_York") ?? .shanghai : .shanghai }
    }
    var board: ActivityBoard { ActivityBoard(zones: zones) }
    var talk: TalkBoard { TalkBoard(zones: zones) }
    var search: SearchDesk { SearchDesk(database: database, index: index) }
    var reports: ReportDesk { ReportDesk(database: database, zones: zones) }

    /// Writes a file and imports it.
    ///
    /// - Parameter stop: called after every batch; what it throws ends the import there.
    @discardableResult
    func take(
        _ text: String, as file: String = "chat.jsonl", into workspace: WorkspaceID = ours, group: String? = nil,
        indexed: Bool = true, stop: @escaping @Sendable (ImportProgress) throws -> Void = { _ in }
    ) async throws -> ImportResult {
        let path = folder.appending(path: file).path
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        let desk = ImportDesk(
            database: database, index: indexed ? index : nil, journal: Journal(world: world), board: board, world: world)
        var results: [ImportResult] = []
        for export in try Exports.open(path: path) {
            let target = ImportDesk.Target(
                workspace: workspace, groupName: group, fallbackGroup: "聊天", cause: .imported(world.id()))
            results.append(try await desk.run(ImportSource(export), into: target, rejects: { _ in }, progress: { try stop($0) }))
        }
        try await desk.noteRecords(results, in: workspace)
        guard let last = results.last else { throw StorageError.other("no export in \(file)") }
        return last
    }

    /// Whether the boards are what a rebuild makes of them.
    func boardsAreTrue(_ workspace: WorkspaceID = ours) async throws -> Bool {
        let comparisons = try await Rebuild([board, talk, OperatorBoard()]).run(workspace, check: true, on: database)
        return comparisons.allSatisfy { $0.isEqual && ($0.rowsBefore > 0 || $0.board != "activity") }
    }

    /// What a page shows of a search.
    func found(_ typed: String, in workspace: WorkspaceID = ours, group: GroupID? = nil) async throws -> [String] {
        try await search.find(typed, group: group, before: nil, limit: 50, in: workspace).hits.map(\.text)
    }

    func count(_ table: StaticString, _ workspace: WorkspaceID = ours) async throws -> Int {
        try await database.read { tx in
            try tx.first("SELECT count(*) FROM \(name: table) WHERE workspace_id = \(workspace)") { $0.int(0) } ?? 0
        }
    }

    /// Every member by what tells them apart from outside: the identity, or the name where there is only that.
    func labels(_ workspace: WorkspaceID) async throws -> [MemberID: String] {
        try await database.read { tx in
            var labels: [MemberID: String] = [:]
            try tx.each("SELECT member_id, key FROM identity WHERE workspace_id = \(workspace) ORDER BY key DESC") { row in
                let key = row.text(1), member = row.id(0, MemberKind.self)
                // `group id/name`: a name that a system line spoke of.
                let slash = key.firstIndex(of: "/")
                if slash == nil || labels[member] == nil { labels[member] = slash.map { "?" + key[key.index(after: $0)...] } ?? key }
            }
            return labels
        }
    }

    /// All boards of a workspace in words that do not depend on the ids of this database.
    func boards(_ workspace: WorkspaceID = ours) async throws -> [String] {
        let labels = try await labels(workspace)
        let day = """
            SELECT g.name, d.member_id, d.day, d.messages, d.first_ms, d.last_ms, d.joins, d.leaves, d.present FROM member_day d
            JOIN chat_group g ON g.workspace_id = d.workspace_id AND g.id = d.group_id WHERE d.workspace_id = $1
            """
        let all = day.replacing("member_day", with: "membership").replacing("d.day", with: "-1")
        let hours = """
            SELECT g.name, h.day, h.hour, h.messages FROM group_hour h
            JOIN chat_group g ON g.workspace_id = h.workspace_id AND g.id = h.group_id WHERE h.workspace_id = $1
            """
        let talks = try await talkLines(workspace, labels)
        return try await database.read { tx in
            var lines = talks
            for text in [day, all] {
                try tx.each(SQL(text: text, values: [workspace.bound])) { row in
                    let member = labels[row.id(1)] ?? "nobody"
                    lines.append("\(row.text(0)) \(member) \((2..<row.columns).map { row.value($0) })")
                }
            }
            try tx.each(SQL(text: hours, values: [workspace.bound])) { row in
                lines.append("\(row.text(0)) \((1..<row.columns).map { row.value($0) })")
            }
            return lines.sorted()
        }
    }

    /// The board of talk in such words, without the ids of messages.
    private func talkLines(_ workspace: WorkspaceID, _ labels: [MemberID: String]) async throws -> [String] {
        try await talk.catchUp(workspace, on: database)
        let rows = try await database.read { tx in
            try tx.all(
                """
                SELECT g.name, t.day, t.talk FROM talk_day t
                JOIN chat_group g ON g.workspace_id = t.workspace_id AND g.id = t.group_id WHERE t.workspace_id = \(workspace)
                """
            ) { row in (head: "\(row.text(0)) \(row.integer(1))", talk: row.withBytes(2) { TalkDay($0) }) }
        }
        func who(_ member: MemberID) -> String { labels[member] ?? "nobody" }
        return rows.flatMap { head, talk -> [String] in
            guard let talk else { return ["\(head) is no day"] }
            return talk.ties.map { "\(head) \(who($0.from)) to \(who($0.to)) \($0.quotes) \($0.mentions) \($0.turns)" }
                + talk.questions.map { question in
                    "\(head) \(who(question.member)) asks \(question.at) \(question.answer.map { "\(who($0.member)) \($0.at)" } ?? "")"
                }
                + talk.posts.map { "\(head) \(who($0.member)) posts \($0.sign.rawValue) \($0.messages)" }
                + talk.addresses.map { "\(head) \(who($0.member)) is addressed \($0.first) \($0.afterOwn.map { "\($0)" } ?? "")" }
                + talk.floods.map { "\(head) \(who($0.member)) floods \($0.at) \($0.messages)" }
                + talk.suspicions.map { "\(head) \(who($0.member)) is suspected \($0.at)" }
        }
    }

    /// A report in words that do not depend on the ids of this database.
    func report(_ workspace: WorkspaceID = ours, asOf: Instant? = nil, zone: Zone? = nil) async throws -> [String] {
        let labels = try await labels(workspace)
        guard let report = try await reports.report(on: workspace, asOf: asOf, zone: zone) else { return [] }
        return report.groups.filter { $0.figures.messages + $0.figures.joins + $0.figures.leaves > 0 }.map { group in
            var figures = group.figures
            let silent = figures.formerlyActive.map { "\(labels[MemberID($0.member)] ?? "") \($0.lastMs) \($0.messages)" }
            figures.formerlyActive = []
            let sections = group.sections.all.filter { !SectionWords.left(out: type(of: $0).name, zone) }.map { SectionWords.of($0, labels) }
            return "\(group.group.name) \(figures) \(silent) \(group.hours) \(sections)"
        }
    }
}

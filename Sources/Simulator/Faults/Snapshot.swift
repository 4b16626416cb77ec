internal import FeatureRules
internal import FeatureStores
internal import Foundation
internal import Kernel
internal import Storage

/// Everything a workspace holds, in words that are the same in every database: ids are replaced by what they stand for.
struct Snapshot: Sendable, Equatable {
    /// Rows by table or report, sorted.
    private(set) var sections: [String: [String]] = [:]

    init(of rig: Rig) async throws {
        sections = try await rig.database.read { tx in
            let names = try Names(tx)
            var sections: [String: [String]] = [:]
            for (section, sql) in Snapshot.tables {
                sections[section] = try tx.all(SQL(text: sql, values: [Rig.workspace.bound])) { row in
                    (0..<row.columns).map { names.word(for: row.value($0)) }.joined(separator: " | ")
                }.sorted()
            }
            return sections
        }
        let report = try await rig.reports.report(on: Rig.workspace)
        sections["report"] = try (report?.groups ?? []).map { group in
            "\(group.group.name) \(group.hours) \(try Snapshot.text(group.figures)) \(Snapshot.formerlyActive(group.figures, group.names))"
        }.sorted()
        let board = try await rig.database.read { try InsightsQueries.all(in: Rig.workspace, $0) }
        sections["diagnosis"] = try board.map { "\($0.group.name) \($0.asOf.iso) \(try Snapshot.text($0.figures))" }.sorted()
    }

    /// Sentences about what differs, the first row of each section.
    func differences(from expected: Snapshot) -> [String] {
        expected.sections.keys.sorted().compactMap { section in
            let wanted = expected.sections[section] ?? [], found = sections[section] ?? []
            guard wanted != found else { return nil }
            let missing = Snapshot.first(of: wanted, notIn: found), added = Snapshot.first(of: found, notIn: wanted)
            return "\(section): \(found.count) rows instead of \(wanted.count)"
                + (missing.map { "; missing: \($0)" } ?? "") + (added.map { "; too much: \($0)" } ?? "")
        }
    }

    /// Counting: a row that is there twice differs from one that is there once.
    private static func first(of rows: [String], notIn others: [String]) -> String? {
        var left = others.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return rows.first { row in
            left[row, default: 0] -= 1
            return left[row, default: 0] < 0
        }.map { String($0.prefix(160)) }
    }

    /// Ids in these columns become words; the id of the last presence becomes its time.
    private static let tables: [(String, String)] = [
        ("groups", "SELECT platform, key, name FROM chat_group WHERE workspace_id = $1"),
        ("members", "SELECT id, merged_into FROM member WHERE workspace_id = $1"),
        ("identities", "SELECT platform, key, name, member_id FROM identity WHERE workspace_id = $1"),
        ("nicknames", "SELECT group_id, name, member_id FROM nickname WHERE workspace_id = $1"),
        ("messages", "SELECT group_id, member_id, at_ms, kind, text, quote FROM message WHERE workspace_id = $1"),
        ("events", "SELECT group_id, member_id, other_id, at_ms, kind, payload FROM event WHERE workspace_id = $1"),
        (
            "member days",
            "SELECT group_id, day, member_id, messages, first_ms, last_ms, joins, leaves, presence_id / 4194304, present FROM member_day WHERE workspace_id = $1"
        ),
        (
            "memberships",
            "SELECT group_id, member_id, messages, first_ms, last_ms, joins, leaves, presence_id / 4194304, present FROM membership WHERE workspace_id = $1"
        ),
        ("hours", "SELECT group_id, day, hour, messages FROM group_hour WHERE workspace_id = $1"),
        ("batches to index", "SELECT id FROM message_batch WHERE workspace_id = $1"),
    ]

    /// Figures without the members' ids.
    private static func text(_ figures: GroupFigures) throws -> String {
        var figures = figures
        figures.formerlyActive = []
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(figures), as: UTF8.self)
    }

    private static func formerlyActive(_ figures: GroupFigures, _ names: [MemberID: String]) -> [String] {
        figures.formerlyActive.map { "\(names[MemberID($0.member)] ?? "?") \($0.lastMs) \($0.messages)" }.sorted()
    }

    /// What ids stand for.
    private struct Names {
        private var words: [Int64: String] = [:]

        init(_ tx: any ReadTransaction) throws {
            try tx.each(SQL(text: "SELECT id, key FROM chat_group WHERE workspace_id = $1", values: [Rig.workspace.bound])) {
                words[$0.integer(0)] = "group \($0.text(1))"
            }
            try tx.each(
                SQL(text: "SELECT member_id, min(key) FROM identity WHERE workspace_id = $1 GROUP BY member_id", values: [Rig.workspace.bound])
            ) { words[$0.integer(0)] = "member \($0.text(1))" }
        }

        /// Ids have 60 bits and more; nothing else in these tables comes near.
        func word(for value: Value) -> String {
            switch value {
            case .null: "-"
            case .integer(let number): words[number] ?? String(number)
            case .real(let number): String(number)
            case .text(let text): text
            case .blob(let bytes): "\(bytes.count) bytes"
            }
        }
    }
}

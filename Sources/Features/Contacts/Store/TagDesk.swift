internal import Foundation
internal import FeatureRules
public import Journal
public import Kernel
public import Storage
internal import WeComConnector

/// Writes which tags the company has, in the transaction of the caller.
public struct TagDesk: Sendable {
    private let journal: Journal
    private let world: World

    public init(journal: Journal, world: World) {
        self.journal = journal
        self.world = world
    }

    /// Notes all tags that there are, and says how many groups and tags have changed. What is not among them is deleted, and on nobody.
    ///
    /// - Parameter at: when the platform was asked.
    public func note(
        _ groups: [TagGroupSight], at: Instant, from connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> Int {
        let rows = TagRows(connection: connection.id, workspace: workspace)
        let known = try rows.all(tx)
        var seen: Set<String> = [], changes = 0
        func note(_ row: TagRows.Row, _ event: String) throws {
            changes += 1
            try rows.write(row, tx)
            try journal.append(
                Event(kind: event, at: at, payload: Self.payload(row.id)), workspace: workspace, cause: .system, tx)
        }
        for group in groups {
            let own = TagRows.Row(id: group.id, group: nil, name: group.name, position: group.position, created: group.created)
            let members = group.tags.map { TagRows.Row(id: $0.id, group: group.id, name: $0.name, position: $0.position, created: $0.created) }
            for row in [own] + members where seen.insert(row.id).inserted {
                guard let before = known[row.id] else { try note(row, "tag.created"); continue }
                if before.deleted != nil {
                    try note(row, "tag.created")
                } else if before != row {
                    try note(row, before.name == row.name ? "tag.moved" : "tag.renamed")
                }
            }
        }
        for (id, before) in known.sorted(by: { $0.key < $1.key }) where before.deleted == nil && !seen.contains(id) {
            var row = before
            row.deleted = at
            try note(row, "tag.deleted")
            if row.group != nil { try rows.takeOff(id, tx) }
        }
        return changes
    }

    /// The ids of all tags that are there.
    func live(of connection: ConnectionEntry, workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Set<String> {
        Set(try TagRows(connection: connection.id, workspace: workspace).all(tx).filter { $0.value.deleted == nil }.keys)
    }

    /// Ids are the platform's: what they hold is not known, so it is written as JSON writes it.
    static func payload(_ tag: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(["tag": tag])).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

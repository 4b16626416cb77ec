public import FeatureRules
internal import Foundation
public import Kernel
public import Storage

/// Reads what is kept for the overview of all groups.
public enum MatrixQueries {
    /// Which groups, in which order.
    public struct Choice: Sendable, Hashable {
        public var order: MatrixOrder
        public var isDescending: Bool
        /// Only those in this state.
        public var state: GroupState?
        /// Of those of which too little is known: only those in which hardly anyone talks, or all but these; nil for either.
        public var hasFewSpeakers: Bool?
        /// Only those with this in their name; all if it is empty.
        public var name: String

        public init(
            order: MatrixOrder, isDescending: Bool, state: GroupState? = nil, hasFewSpeakers: Bool? = nil, name: String = ""
        ) {
            self.order = order
            self.isDescending = isDescending
            self.state = state
            self.hasFewSpeakers = hasFewSpeakers
            self.name = name
        }
    }

    public struct Entry: Sendable, Hashable {
        public var group: GroupEntry
        /// Nil while the group's first figures are being made.
        public var figures: MatrixGroup?
    }

    /// - Parameter from: so many of the first are left out; ≥ 0.
    public static func page(
        _ choice: Choice, from: Int = 0, limit: Int, in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [Entry] {
        var sql: SQL = """
            SELECT g.id, g.name, m.body,
            CASE WHEN EXISTS (SELECT 1 FROM customer_group c WHERE c.workspace_id = g.workspace_id AND c.group_id = g.id) THEN 1 ELSE 0 END
            """
        sql.add(where: choice, workspace)
        sql.text += " ORDER BY CASE WHEN \(choice.order.column) IS NULL THEN 1 ELSE 0 END, \(choice.order.column)"
        sql.text += "\(choice.isDescending ? " DESC" : ""), COALESCE(m.mau, 0) DESC, g.id"
        sql.values += [limit.bound, max(0, from).bound]
        sql.text += " LIMIT $\(sql.values.count - 1) OFFSET $\(sql.values.count)"
        return try tx.all(sql) { row in
            Entry(
                group: GroupEntry(id: row.id(0), name: row.text(1), isConnected: row.bool(3)),
                figures: row.isNull(2) ? nil : try row.withBytes(2) { try JSONDecoder().decode(MatrixGroup.self, from: Data($0)) })
        }
    }

    /// More are no choice any more.
    public static let choicesOffered = 200

    /// The groups one may choose from: those in which most people speak, and those that are chosen already, by name.
    ///
    /// - Parameter name: only those with this in their name; all if it is empty.
    /// - Returns: at most `choicesOffered` and the chosen ones, and whether there are more.
    public static func choices(
        named name: String = "", including chosen: [GroupID] = [], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> (groups: [GroupEntry], isCut: Bool) {
        let choice = Choice(order: .mau, isDescending: true, name: name)
        let found = try page(choice, limit: choicesOffered + 1, in: workspace, tx).map(\.group)
        var groups = Array(found.prefix(choicesOffered))
        for chosen in Set(chosen) where !groups.contains(where: { $0.id == chosen }) {
            if let group = try GroupQueries.one(chosen, in: workspace, tx) { groups.append(group) }
        }
        return (groups.sorted { ($0.name, $0.id) < ($1.name, $1.id) }, found.count > choicesOffered)
    }

    /// How many there are by that choice.
    public static func count(_ choice: Choice, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Int {
        var sql: SQL = "SELECT count(*)"
        sql.add(where: choice, workspace)
        return try tx.first(sql) { $0.int(0) } ?? 0
    }

    /// The groups at least that likely to fall silent, the likeliest first.
    public static func risks(atLeast probability: Double, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [SilenceRisk] {
        try tx.all(
            """
            SELECT group_id, risk FROM matrix_group WHERE workspace_id = \(workspace) AND risk >= \(probability)
            ORDER BY risk DESC, group_id
            """
        ) { SilenceRisk(group: $0.id(0), probability: $0.real(1)) }
    }

    /// The groups that lost so many speakers a week or more against what was usual there, and how many.
    public static func losses(atLeast speakers: Double, in workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> [GroupID: Double] {
        var found: [GroupID: Double] = [:]
        try tx.each("SELECT group_id, lost FROM matrix_group WHERE workspace_id = \(workspace) AND lost >= \(speakers)") { row in
            found[row.id(0)] = row.real(1)
        }
        return found
    }

    /// The matrix as a whole; nil before the first message.
    public static func whole(of workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> MatrixFigures? {
        try tx.first("SELECT body FROM matrix_diagnosis WHERE workspace_id = \(workspace)") { row in
            try row.withBytes(0) { try JSONDecoder().decode(MatrixFigures.self, from: Data($0)) }
        }
    }
}

extension SQL {
    fileprivate mutating func add(where choice: MatrixQueries.Choice, _ workspace: WorkspaceID) {
        values.append(workspace.bound)
        text += " FROM chat_group g LEFT JOIN matrix_group m ON m.workspace_id = g.workspace_id AND m.group_id = g.id"
        text += " WHERE g.workspace_id = $\(values.count)"
        if let state = choice.state {
            values.append(state.rawValue.bound)
            text += " AND m.state = $\(values.count)"
        }
        if let few = choice.hasFewSpeakers {
            // As its JSON is written: without spaces.
            values.append("%\"doubt\":\"\(GroupState.Doubt.fewSpeakers.rawValue)\"%".bound)
            text += " AND m.body \(few ? "" : "NOT ")LIKE $\(values.count)"
        }
        if !choice.name.isEmpty {
            values.append(choice.name.bound)
            // Not LIKE, whose wildcards would come from input.
            text += " AND replace(lower(g.name), lower($\(values.count)), '') <> lower(g.name)"
        }
    }
}

public import FeatureRules
internal import Journal
public import Kernel
public import Storage

/// Takes what somebody here wants done with tags: checks it, and puts it into the outbox. It is so when the platform has it.
public struct TagEditDesk: Sendable {
    private let database: any Database
    private let journal: Journal
    private let outbox: Outbox
    private let world: World

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
        journal = Journal(world: world)
        outbox = Outbox(world: world)
    }

    /// - Throws: `TagRefusal`.
    public func want(_ edit: TagEdit, of connection: ConnectionEntry, workspace: WorkspaceID, cause: Cause) async throws {
        try edit.check()
        let id = world.id(EventKind.self)
        try await database.write { [journal, outbox] tx in
            let tags = try TagRows(connection: connection.id, workspace: workspace).all(tx).filter { $0.value.deleted == nil }
            try Self.check(edit, against: tags, connection, workspace, tx)
            var errand = TagErrand(edit, known: [])
            if let tag = errand.id {
                errand.known = try [tags[tag]?.name].compactMap { $0 } + Self.underWay(errand.target, connection, workspace, tx)
            }
            // The id keeps the order, and makes each wish its own.
            let call = OutboxCall(
                call: TagErrand.call(connection.id), key: "\(errand.target)/\(id)", certainty: errand.certainty, body: errand.body)
            try outbox.add([call], workspace: workspace, tx)
            try journal.append(
                Event(kind: "tag.edit_wanted", at: world.now(), payload: #"{"edit":"\#(errand.kind.rawValue)"}"#), workspace: workspace,
                cause: cause, tx)
        }
    }

    /// What was wanted and is not done, the latest first: its kind, its state in the outbox, and the last problem.
    public func open(of connection: ConnectionEntry, workspace: WorkspaceID) async throws -> [(kind: String, state: String, problem: String?)] {
        try await database.read { tx in
            try tx.all(
                """
                SELECT body, state, problem FROM outbox WHERE workspace_id = \(workspace) AND call = \(TagErrand.call(connection.id))
                AND state <> 'done' ORDER BY id DESC LIMIT 100
                """
            ) { (TagErrand($0.text(0))?.kind.rawValue ?? "", $0.text(1), $0.optional(2, $0.text)) }
        }
    }

    private static func check(
        _ edit: TagEdit, against tags: [String: TagRows.Row], _ connection: ConnectionEntry, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws {
        func names(like row: TagRows.Row?) -> Set<String> { Set(tags.values.filter { $0.group == row?.group && $0.id != row?.id }.map(\.name)) }
        switch edit {
        case .create(let name, let group):
            guard let known = tags.values.first(where: { $0.group == nil && $0.name == group }) else { return }
            if tags.values.contains(where: { $0.group == known.id && $0.name == name }) { throw TagRefusal.nameTaken }
        case .rename(let id, let name):
            guard let row = tags[id] else { throw TagRefusal.unknownTag }
            if names(like: row).contains(name) { throw TagRefusal.nameTaken }
        case .delete(let id): guard tags[id] != nil else { throw TagRefusal.unknownTag }
        case .mark(let edge, let adding, let removing):
            for id in adding + removing where tags[id]?.group == nil { throw TagRefusal.unknownTag }
            try known(edge)
        case .remark(let edge, _): try known(edge)
        }
        func known(_ edge: ContactEdgeKey) throws {
            let known = try ContactRows(connection: connection.id, workspace: workspace).edges([edge], tx)[edge]
            guard let known, known.state.lost == nil else { throw TagRefusal.unknownContact }
        }
    }

    /// The names that are on their way to the same target.
    private static func underWay(
        _ target: String, _ connection: ConnectionEntry, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [String] {
        try tx.all(
            """
            SELECT body FROM outbox WHERE workspace_id = \(workspace) AND call = \(TagErrand.call(connection.id))
            AND state IN ('waiting', 'claimed', 'checking')
            """
        ) { TagErrand($0.text(0)) }.compactMap { $0 }.filter { $0.target == target }.compactMap(\.name)
    }
}

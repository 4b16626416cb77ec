internal import FeatureRules
public import Journal
public import Kernel
public import Storage

/// Where the operator's decisions about a group are carried out.
public struct GroupDesk: Sendable {
    private let database: any Database
    private let journal: Journal
    private let world: World

    public init(database: any Database, journal: Journal, world: World) {
        self.database = database
        self.journal = journal
        self.world = world
    }

    /// Gives a group another name; later exports of it still find it by its identity.
    ///
    /// - Throws: `GroupRefusal`.
    public func rename(_ group: GroupID, to typed: String, workspace: WorkspaceID, cause: Cause) async throws {
        let name = try GroupName(typed)
        let event = Event(kind: "group.renamed", at: world.now(), group: group)
        try await database.write { tx in
            let changed = try tx.run(
                "UPDATE chat_group SET name = \(name.text) WHERE workspace_id = \(workspace) AND id = \(group)")
            guard changed == 1 else { throw GroupRefusal.notFound }
            try journal.append(event, workspace: workspace, cause: cause, tx)
        }
    }

    /// Somebody knows that nothing was said in the group up to now, although no export of it reaches so far.
    ///
    /// - Throws: `GroupRefusal.notFound`.
    public func confirmSilence(of group: GroupID, workspace: WorkspaceID, cause: Cause) async throws {
        let now = world.now()
        try await database.write { tx in
            guard try GroupQueries.one(group, in: workspace, tx) != nil else { throw GroupRefusal.notFound }
            // A second click, or a group that is known up to now, tells nothing new.
            guard let until = try InsightsDesk.defaultAsOf(workspace, tx),
                let record = try GroupRecords.of(group, in: workspace, tx), record.sureUntil.map({ $0 < until }) ?? true
            else { return }
            let event = Event(
                kind: "group.silence_confirmed", at: now, group: group, payload: #"{"until":\#(until.milliseconds)}"#)
            try journal.append(event, workspace: workspace, cause: cause, tx)
            try GroupRecords.note([group], until: until, isSure: true, workspace: workspace, tx)
        }
    }
}

public import FeatureRules
public import Journal
public import Kernel
public import Storage

/// Where people's decisions about tasks are carried out: one event and one row in one transaction.
public struct TaskDesk: Sendable {
    private let database: any Database
    private let journal: Journal
    private let world: World

    public init(database: any Database, journal: Journal, world: World) {
        self.database = database
        self.journal = journal
        self.world = world
    }

    /// Ticks a task off, puts it off, dismisses it for ever, or takes that back. Deciding the same again changes nothing.
    ///
    /// - Returns: false if nothing changed.
    /// - Throws: `TaskRefusal`.
    @discardableResult
    public func settle(
        _ task: TaskID, _ decision: TaskState.Decision, workspace: WorkspaceID, cause: Cause
    ) async throws -> Bool {
        if case .later(let days) = decision, !TaskState.daysRange.contains(days) { throw TaskRefusal.daysOutOfRange }
        return try await database.write { [world, journal] tx in
            let now = world.now()
            guard let entry = try TaskQueries.one(task, now: now, in: workspace, tx) else { throw TaskRefusal.notFound }
            switch TaskVerdict(decision, on: entry.state) {
            case .isSo: return false
            case .refused: throw TaskRefusal.settled
            case .changes: break
            }
            let keys = decision == .reopened ? try TaskQueries.decided(task, now: now, in: workspace, tx) : [entry.key]
            for key in keys {
                let event = TaskBoard.event(decision, about: key, member: key.member ?? entry.member, at: now)
                let id = try journal.append(event, workspace: workspace, cause: cause, tx)
                try TaskBoard().apply(event, id, workspace: workspace, tx)
            }
            return true
        }
    }
}

public import Kernel
public import Storage

/// Runs the commands of the schedule that are due, each by the work of its name.
public struct ScheduleRunner: Sendable {
    private let schedule: Schedule
    private let database: any Database
    private let works: [String: any ScheduledWork]

    /// Longer than the longest preparation may take.
    private static let lease = Span.minutes(30)
    private static let atOnce = 20

    public init(schedule: Schedule, database: any Database, works: [any ScheduledWork]) {
        self.schedule = schedule
        self.database = database
        self.works = Dictionary(works.map { ($0.command, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Runs what is due in a workspace and says how many took effect. What throws is tried again later.
    @discardableResult
    public func run(_ workspace: WorkspaceID) async throws -> Int {
        var done = 0
        for _ in 0..<Self.atOnce {
            // One at a time: while one is prepared, the lease of another would run.
            let claimed = try await database.write { tx in
                try schedule.recover(workspace: workspace, tx)
                return try schedule.claim(1, lease: Self.lease, workspace: workspace, tx).first
            }
            guard let claimed else { return done }
            do {
                guard let work = works[claimed.name] else { throw NobodyKnows() }
                let effect = try await work.prepare(claimed, workspace: workspace)
                try await database.write { tx in
                    try effect(tx)
                    try schedule.settle(claimed, .handled, workspace: workspace, tx)
                }
                done += 1
            } catch is ClaimLost {
                // Whoever holds it now runs it.
            } catch let error as CancellationError {
                // The server stops; the lease gives the command back.
                throw error
            } catch {
                try await schedule.postpone(claimed, because: error, workspace, database)
            }
        }
        return done
    }

    private struct NobodyKnows: Error {}
}

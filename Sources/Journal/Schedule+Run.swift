public import Kernel
public import Storage

extension Schedule {
    /// Runs what is due, each command in a transaction of its own together with the note that it ran, so that it takes effect
    /// once or not at all. Says how many took effect.
    ///
    /// A command that throws is tried again after a while and does not hold up the others.
    ///
    /// - Parameter perform: what a command does; it may run again for the same command, as every transaction may.
    @discardableResult
    public func runDue(
        _ limit: Int = 100, workspace: WorkspaceID, on database: any Database,
        perform: @escaping @Sendable (ClaimedCommand, any WriteTransaction) throws -> Void
    ) async throws -> Int {
        let claimed = try await database.write { tx in
            try recover(workspace: workspace, tx)
            return try claim(limit, workspace: workspace, tx)
        }
        var done = 0
        for command in claimed {
            do {
                try await database.write { tx in
                    try perform(command, tx)
                    try settle(command, .handled, workspace: workspace, tx)
                }
                done += 1
            } catch is ClaimLost {
                // Whoever holds it now runs it.
            } catch {
                try await postpone(command, because: error, workspace, database)
            }
        }
        return done
    }

    func postpone(
        _ command: ClaimedCommand, because error: any Error, _ workspace: WorkspaceID, _ database: any Database
    ) async throws {
        // The type only: the text of an error may carry what a person wrote.
        let problem = (error as? StorageError)?.description ?? "\(type(of: error))"
        do {
            try await database.write { tx in try settle(command, .postponed, problem: problem, workspace: workspace, tx) }
        } catch is ClaimLost {
            // The note of the failure came too late to matter.
        }
    }
}

public import Storage
public import Kernel

/// What commands of one name do.
public protocol ScheduledWork: Sendable {
    /// The wire name of the commands.
    var command: String { get }

    /// Does what takes long, outside of any transaction and without a lasting effect. What it answers has the effect, in the
    /// transaction that notes the command as done: once, or not at all. It may be called again for the same command.
    func prepare(
        _ command: ClaimedCommand, workspace: WorkspaceID
    ) async throws -> @Sendable (any WriteTransaction) throws -> Void
}

internal import Kernel
internal import Storage
internal import Synchronization

extension BridgeIntake {
    /// So long more is waited for: a batch seldom comes alone.
    private static let gathering = Duration.seconds(2)
    /// Figures are made anew while talk goes on; the rest of the time belongs to the talk.
    private static let restPerWork = 3
    private static let longestRest = Duration.seconds(60)
    /// A record is noted for all groups of a bridge at once, and not for every message.
    private static let recordStep = Span.hours(1)

    /// Carries what came to the figures, the work list and the search index, until the task is cancelled. It begins with what an
    /// earlier server may have left.
    ///
    /// - Parameter failed: told what went wrong; it is tried again.
    public func work(failed: @Sendable (any Error) -> Void) async throws {
        let left = try await database.read { tx in
            try tx.all("SELECT DISTINCT workspace_id FROM bridge ORDER BY workspace_id") { $0.id(0, WorkspaceKind.self) }
        }
        waiting.withLock { $0.formUnion(left) }
        bell.yield()
        let clock = ContinuousClock()
        for await _ in calls {
            try await Task.sleep(for: Self.gathering)
            let began = clock.now
            do { try await settle() } catch let error where !(error is CancellationError) {
                failed(error)
                bell.yield()
            }
            try await Task.sleep(for: min((clock.now - began) * Self.restPerWork, Self.longestRest))
        }
    }

    /// The same once, for everything that came until now.
    public func settle() async throws {
        let workspaces = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting.sorted()
        }
        var problem: (any Error)?
        for workspace in workspaces {
            do {
                try Task.checkCancellation()
                try await noteRecords(workspace)
                try await insights.refresh(workspace)
                try await search.catchUp(workspace)
            } catch {
                // One that fails keeps its turn, and takes it from no other.
                _ = waiting.withLock { $0.insert(workspace) }
                problem = error
            }
        }
        if let problem { throw problem }
    }

    /// All groups of a bridge are known up to the last message it brought: one that was silent while others talked was silent indeed.
    private func noteRecords(_ workspace: WorkspaceID) async throws {
        try await database.write { tx in
            let grown = try tx.all(
                """
                SELECT id, said_ms FROM bridge WHERE workspace_id = \(workspace) AND said_ms IS NOT NULL
                AND (recorded_ms IS NULL OR said_ms - recorded_ms >= \(Self.recordStep.milliseconds))
                """
            ) { (id: $0.id(0, BridgeKind.self), said: $0.instant(1)) }
            for bridge in grown {
                let groups = try tx.all(
                    "SELECT id FROM chat_group WHERE workspace_id = \(workspace) AND platform = \(BridgeEntry.platform(bridge.id))"
                ) { $0.id(0, GroupKind.self) }
                try GroupRecords.note(Set(groups), until: bridge.said, workspace: workspace, tx)
                try tx.run("UPDATE bridge SET recorded_ms = \(bridge.said) WHERE workspace_id = \(workspace) AND id = \(bridge.id)")
            }
        }
    }
}

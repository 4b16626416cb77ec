public import Kernel
internal import Synchronization

/// Makes the figures of workspaces anew after somebody changed what they count. What takes longer than a moment goes on by itself, and
/// whoever waits is told how far it is.
///
/// What is cut off by the end of the process is made at the next start, like what an import left.
public final class FigureRuns: Sendable {
    /// How far one is, in groups.
    public struct Progress: Sendable, Hashable {
        public var made: Int
        /// 0 as long as it is not known.
        public var all: Int
    }

    private struct Run {
        var progress = Progress(made: 0, all: 0)
        /// Something changed while it was under way.
        var isAskedAgain = false
        var task: Task<Void, Never>?
    }

    private struct Runs {
        var under: [WorkspaceID: Run] = [:]
        /// What the last run of a workspace ended with, if it failed.
        var failures: [WorkspaceID: any Error] = [:]
        var isClosed = false
    }

    private let refresh: @Sendable (WorkspaceID, FigureWatch) async throws -> Void
    private let world: World
    private let patience: Span
    private let runs = Mutex(Runs())

    /// - Parameter patience: so long whoever asks for figures waits for them.
    public init(world: World, patience: Span = Span(milliseconds: 800), refresh: @escaping @Sendable (WorkspaceID, FigureWatch) async throws -> Void) {
        self.world = world
        self.patience = patience
        self.refresh = refresh
    }

    /// Begins, unless it is under way: then it is made once more afterwards.
    ///
    /// - Returns: whether the figures stand; if not, `progress` tells how far they are.
    /// - Throws: what made them impossible, if that is known already.
    public func make(_ workspace: WorkspaceID) async throws -> Bool {
        begin(workspace)
        let until = world.now() + patience
        while progress(of: workspace) != nil {
            if world.now() >= until { return false }
            try await Task.sleep(for: .milliseconds(4))
        }
        if let failure = runs.withLock({ $0.failures[workspace] }) { throw failure }
        return true
    }

    /// Nil if nothing is under way.
    public func progress(of workspace: WorkspaceID) -> Progress? { runs.withLock { $0.under[workspace]?.progress } }

    /// Whether the last time they could not be made.
    public func hasFailed(_ workspace: WorkspaceID) -> Bool { runs.withLock { $0.failures[workspace] != nil } }

    /// Ends what is under way, and begins nothing any more.
    public func close() async {
        let tasks = runs.withLock { runs in
            runs.isClosed = true
            return runs.under.values.compactMap(\.task)
        }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }

    private func begin(_ workspace: WorkspaceID) {
        runs.withLock { runs in
            if runs.under[workspace] != nil {
                runs.under[workspace]?.isAskedAgain = true
            } else if !runs.isClosed {
                runs.failures[workspace] = nil
                runs.under[workspace] = Run(task: Task { await self.work(workspace) })
            }
        }
    }

    private func work(_ workspace: WorkspaceID) async {
        let watch = FigureWatch(
            begin: { count in self.runs.withLock { $0.under[workspace]?.progress = Progress(made: 0, all: count) } },
            made: { self.runs.withLock { $0.under[workspace]?.progress.made += 1 } })
        var failure: (any Error)?
        repeat {
            do {
                try await refresh(workspace, watch)
                failure = nil
            } catch { failure = error }
        } while !end(workspace, failure)
    }

    /// False if it is to be made once more.
    private func end(_ workspace: WorkspaceID, _ failure: (any Error)?) -> Bool {
        runs.withLock { runs in
            if runs.under[workspace]?.isAskedAgain == true, !runs.isClosed {
                runs.under[workspace]?.isAskedAgain = false
                return false
            }
            runs.under[workspace] = nil
            runs.failures[workspace] = runs.isClosed ? nil : failure
            return true
        }
    }
}

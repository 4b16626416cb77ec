internal import Synchronization

/// Lets so many in at once. The others wait in line; whoever comes when the line is full is sent away.
public final class Turnstile: Sendable {
    /// The line is full.
    public struct Full: Error, Sendable {}

    private typealias Continuation = CheckedContinuation<Void, any Error>

    private struct State {
        var inside = 0
        var line: [(ticket: UInt64, continuation: Continuation)] = []
        var lastTicket: UInt64 = 0
    }

    private let places: Int
    private let lineLimit: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - places: how many may be inside at once; at least one.
    ///   - line: how many may wait.
    public init(places: Int, line: Int) {
        self.places = max(1, places)
        lineLimit = line
    }

    /// How many wait.
    public var waiting: Int { state.withLock { $0.line.count } }

    /// Runs `body` when there is a place.
    ///
    /// - Throws: `Full`, `CancellationError` if cancelled while waiting, or what `body` throws.
    public func pass<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
        try await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async throws {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: Continuation) in
                let answer: Result<Void, any Error>? = state.withLock { state in
                    // Asked under the lock: whoever is cancelled later is found in the line.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.inside < places {
                        state.inside += 1
                        return .success(())
                    }
                    guard state.line.count < lineLimit else { return .failure(Full()) }
                    state.line.append((ticket, continuation))
                    return nil
                }
                if let answer { continuation.resume(with: answer) }
            }
        } onCancel: {
            let gone: Continuation? = state.withLock { state in
                state.line.firstIndex { $0.ticket == ticket }.map { state.line.remove(at: $0).continuation }
            }
            gone?.resume(throwing: CancellationError())
        }
    }

    /// The place goes to the first in line, or stays free.
    private func leave() {
        let next: Continuation? = state.withLock { state in
            guard !state.line.isEmpty else {
                state.inside -= 1
                return nil
            }
            return state.line.removeFirst().continuation
        }
        next?.resume()
    }
}

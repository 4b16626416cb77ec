internal import Journal
internal import Kernel

/// Makes calls: waits for a place within the limits, sends, tries again what may be tried again, tells what happened.
struct Wire: Sendable {
    /// What opens the API: parameters of the query, and which generation of them it is.
    struct Key: Sendable {
        let query: [(name: String, value: String)]
        var generation = 0
    }

    /// Gives a key; if one was refused, another.
    typealias Keys = @Sendable (_ refused: Int?) async throws(WeComFailure) -> Key

    /// [D:90313], on -1: "at most three times".
    static let tries = 3

    /// Whose limits are counted: the corp or the robot.
    let scope: String
    let transport: WeComTransport
    let limits: WeComLimits
    let world: World
    let sleep: @Sendable (Span) async throws -> Void
    let watch: @Sendable (WeComCallRecord) -> Void
    /// How long a call may wait for its turn.
    var patience: Span

    func perform<Answer>(_ call: WeComCall<Answer>, keys: Keys) async throws(WeComFailure) -> Answer {
        let id = String(String(world.roll(), radix: 16).suffix(8)), deadline = world.now() + patience
        var key = try await keys(nil)
        var attempt = 0, failures = 0, isRenewed = false
        while true {
            try await admit(call.api, deadline: deadline)
            attempt += 1
            let began = world.now()
            var failure: WeComFailure
            do {
                let answer = try await once(call, key: key)
                watch(WeComCallRecord(id: id, api: call.api, attempt: attempt, failure: nil, took: span(from: began)))
                return answer
            } catch {
                failure = error
            }
            if failure.code?.remedy == .rateLimited { failure.after = limits.pause(call.api, scope: scope) }
            watch(WeComCallRecord(id: id, api: call.api, attempt: attempt, failure: failure, took: span(from: began)))
            switch failure.remedy {
            case .renewToken where !isRenewed:
                isRenewed = true
                key = try await keys(key.generation)
                continue
            case .rateLimited:
                // The pause is waited for by whoever has the patience, in `admit`.
                failures += 1
                guard failures < Self.tries, let after = failure.after, world.now() + after <= deadline else { throw failure }
            case .inDoubt where call.certainty != .keyed: throw failure
            case .backOff, .inDoubt:
                failures += 1
                guard failures < Self.tries, call.isRepeated else { throw failure }
                try await pause(delay(failures), call.api)
            default: throw failure
            }
        }
    }

    private func once<Answer>(_ call: WeComCall<Answer>, key: Key) async throws(WeComFailure) -> Answer {
        guard !Task.isCancelled else { throw WeComFailure(call.api, .cancelled) }
        let response: WeComResponse
        do {
            response = try await transport.send(call.request(with: key.query))
        } catch {
            switch error {
            case .notSent(let word): throw WeComFailure(call.api, .notSent(word))
            case .lost(let word): throw WeComFailure(call.api, .lost(word))
            }
        }
        guard (200..<300).contains(response.status) else { throw WeComFailure(call.api, .status(response.status)) }
        do {
            return try call.read(response)
        } catch {
            switch error {
            case .unreadable(let place): throw WeComFailure(call.api, .unreadable(place))
            case .refused(let code, let message): throw WeComFailure(call.api, .refused(code), message: hide(key, in: message))
            }
        }
    }

    private func admit(_ api: String, deadline: Instant) async throws(WeComFailure) {
        let (wait, isBooked) = limits.book(api, scope: scope, patience: max(.seconds(0), deadline - world.now()))
        guard isBooked else { throw WeComFailure(api, .heldBack, after: wait) }
        if wait > .seconds(0) { try await pause(wait, api) }
        // While it waited, the platform may have asked for a pause.
        while true {
            let left = limits.pauseLeft(api, scope: scope)
            if left <= .seconds(0) { return }
            guard world.now() + left <= deadline else { throw WeComFailure(api, .heldBack, after: left) }
            try await pause(left, api)
        }
    }

    /// One second, then four; half of it by chance, so that those who failed together do not come back together.
    private func delay(_ failures: Int) -> Span {
        let whole: Int64 = failures <= 1 ? 1_000 : 4_000
        return Span(milliseconds: whole / 2 + Int64(world.roll() % UInt64(whole / 2 + 1)))
    }

    private func pause(_ span: Span, _ api: String) async throws(WeComFailure) {
        do { try await sleep(span) } catch { throw WeComFailure(api, .cancelled) }
    }

    /// A clock that was set back in between makes no negative time.
    private func span(from began: Instant) -> Span { max(.seconds(0), world.now() - began) }

    /// Nobody promises that the platform does not repeat what it was asked.
    private func hide(_ key: Key, in message: String) -> String {
        key.query.reduce(message) { $1.value.utf8.count < 8 ? $0 : $0.replacing($1.value, with: "…") }
    }
}

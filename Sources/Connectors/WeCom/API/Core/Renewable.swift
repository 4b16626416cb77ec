internal import Kernel

/// A value that the platform gives for a while, such as an access token: fetched once however many want it, renewed before it ends
/// while the old one still serves, kept in memory only.
actor Renewable {
    struct Held: Sendable {
        let text: String
        let expires: Instant
        /// From when on it is renewed by the way.
        let ripe: Instant
        /// Counts the times it was fetched, so that whoever was refused with an old one does not renew the new one.
        let generation: Int
    }

    typealias Fetch = @Sendable () async throws(WeComFailure) -> (text: String, life: Span)

    /// Renewed so long before its end, or in the last quarter of a shorter life.
    private static let early = Span.minutes(5)
    /// After a failure nothing is fetched for so long: who has no token does not ask for one at every call.
    private static let rest = Span.seconds(5)

    private let world: World
    private let fetch: Fetch
    private var held: Held?
    private var running: Task<Result<Held, WeComFailure>, Never>?
    private var refusal: (failure: WeComFailure, until: Instant)?
    /// Until then a refused value is not renewed, because renewing gave the same one.
    private var isSameUntil: Instant?

    init(world: World, fetch: @escaping Fetch) {
        self.world = world
        self.fetch = fetch
    }

    /// - Parameter refused: the generation that the platform does not take any more.
    func value(refused: Int? = nil) async throws(WeComFailure) -> Held {
        let now = world.now()
        if let held, isGood(held, refused: refused, at: now) {
            if now >= held.ripe, (refusal?.until ?? now) <= now { start() }
            return held
        }
        if let refusal, now < refusal.until { throw refusal.failure }
        return try await start().value.get()
    }

    private func isGood(_ held: Held, refused: Int?, at now: Instant) -> Bool {
        guard let refused else { return now < held.expires }
        return held.generation > refused || now < (isSameUntil ?? now)
    }

    @discardableResult
    private func start() -> Task<Result<Held, WeComFailure>, Never> {
        if let running { return running }
        // A task of its own: the one who asked first may be cancelled, the others still wait for it.
        let task = Task { await renew() }
        running = task
        return task
    }

    private func renew() async -> Result<Held, WeComFailure> {
        defer { running = nil }
        do {
            let (text, life) = try await fetch()
            let now = world.now(), span = min(max(life, .seconds(1)), .days(1))
            let margin = min(Self.early, Span(milliseconds: span.milliseconds / 4))
            let fresh = Held(text: text, expires: now + span, ripe: now + span - margin, generation: (held?.generation ?? 0) + 1)
            if text == held?.text { isSameUntil = now + Self.rest }
            refusal = nil
            held = fresh
            return .success(fresh)
        } catch {
            refusal = (error, world.now() + Self.rest)
            return .failure(error)
        }
    }
}

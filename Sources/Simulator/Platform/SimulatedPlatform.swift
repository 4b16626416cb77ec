public import Kernel
internal import Synchronization

/// A WeCom of its own: a company with its customers and groups, the API it answers to, and the callbacks it sends.
public final class SimulatedPlatform: Sendable {
    private struct Live: Sendable {
        var state: PlatformState
        /// How far its clock was put forward, in milliseconds.
        var ahead: Int64 = 0
    }

    /// What the company's administrator would copy.
    public let credentials: CorpCredentials
    let faults: FaultDesk
    let pusher: Pusher
    private let world: World
    private let live: Mutex<Live>

    /// - Parameters:
    ///   - seed: the same seed and the same calls make the same world.
    ///   - world: its clock; its chance is not used.
    ///   - isLimited: whether calls are counted and refused when they are too many.
    public init(seed: UInt64, size: WorldSize = WorldSize(), world: World, isLimited: Bool = true) {
        var state = PlatformState(seed: seed)
        state.isLimited = isLimited
        state.populate(size, now: world.now().milliseconds / 1000)
        credentials = state.credentials
        faults = FaultDesk(seed: seed)
        pusher = Pusher(credentials: state.credentials, faults: faults, seed: seed, world: world)
        self.world = world
        live = Mutex(Live(state: state))
    }

    /// Changes what is, and hands what happened to the push in the order of happening.
    ///
    /// - Parameter body: gets the time in milliseconds since 1970.
    func change<T: Sendable>(_ body: (inout PlatformState, Int64) -> T) -> T {
        let real = world.now().milliseconds
        return live.withLock { live in
            let result = body(&live.state, real + live.ahead)
            pusher.push(live.state.takeEvents())
            return result
        }
    }

    /// All that is, at one moment.
    var snapshot: (state: PlatformState, now: Int64) {
        let real = world.now().milliseconds
        return live.withLock { ($0.state, real + $0.ahead) }
    }

    /// Puts the clock forward, at most ten years in all.
    func advance(seconds: Int64) {
        let real = world.now().milliseconds
        live.withLock { live in
            live.ahead = min(live.ahead + min(max(seconds, 0), 315_360_000) * 1000, 315_360_000_000)
            live.state.settle(now: real + live.ahead)
            pusher.push(live.state.takeEvents())
        }
    }

    /// The address that the platform calls; asked first whether it is ours.
    func setCallback(_ url: String) async -> CallbackVerdict { await pusher.verify(url) }
}

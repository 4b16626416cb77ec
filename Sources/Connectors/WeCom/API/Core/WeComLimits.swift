public import Kernel
internal import Synchronization

/// Keeps within what the platform allows, for all clients of a process: one call too many is paid with a minute or an hour without
/// any. Shared by the clients of one corp, whatever their secrets.
public final class WeComLimits: Sendable {
    private struct State {
        var windows: [String: [CallWindow]] = [:]
        var pauses: [String: Pause] = [:]
        var latest = Instant(milliseconds: .min / 2)
        /// A platform that was thought to have no limits said that it has.
        var isTold = false
    }

    private struct Pause {
        var until: Instant
        /// How often in a row the platform refused as soon as the pause was over.
        var times: Int
    }

    private let world: World
    private let counts: Bool
    private let state = Mutex(State())

    /// - Parameter counts: false against a simulated platform: it may have no limits. The pauses that it asks for are kept all the same, and
    ///   after the first one calls are counted.
    public init(world: World, counts: Bool = true) {
        self.world = world
        self.counts = counts
    }

    /// Books a call and says how long it has to wait for its turn; nil, and no booking, if that is longer than `patience`.
    func book(_ api: String, scope: String, patience: Span) -> (wait: Span, isBooked: Bool) {
        let now = world.now()
        return state.withLock { state in
            // A clock that is set back would keep calls waiting for times that were booked by the old one.
            if now < state.latest - .seconds(5) { state = State(isTold: state.isTold) }
            state.latest = max(now, state.latest)
            var turn = max(now, state.pauses["\(scope) \(api)"]?.until ?? now)
            guard counts || state.isTold else { return (turn - now, turn - now <= patience) }
            let keys = [("\(scope) \(api)", Self.windows(of: api)), (api, Self.addressWindows)]
            // Each window may push the call into a time that the other has no room for.
            var settled = false
            while !settled {
                settled = true
                for (key, fresh) in keys {
                    for window in state.windows[key, default: fresh] {
                        let next = window.next(from: turn)
                        if next > turn { (turn, settled) = (next, false) }
                    }
                }
            }
            guard turn - now <= patience else { return (turn - now, false) }
            for (key, fresh) in keys {
                for place in fresh.indices { state.windows[key, default: fresh][place].book(turn) }
            }
            return (turn - now, true)
        }
    }

    /// The platform refused (45009): for how long nothing is wanted. It does not say which of its limits was met, so it is a minute at
    /// first, an hour if that did not help, and then the rest of the day in Beijing.
    func pause(_ api: String, scope: String) -> Span {
        let now = world.now(), key = "\(scope) \(api)"
        return state.withLock { state in
            state.isTold = true
            var pause = state.pauses[key] ?? Pause(until: now, times: 0)
            // Calls that were on their way already are refused by the same block.
            if pause.until > now { return pause.until - now }
            pause.times = now - pause.until < .minutes(2) ? pause.times + 1 : 1
            let span: Span =
                switch pause.times {
                case 1: WeComPolicy.minuteBlock.span
                case 2: WeComPolicy.hourBlock.span
                default: Self.restOfDay(now)
                }
            pause.until = now + span
            state.pauses[key] = pause
            return span
        }
    }

    /// How long the platform wants no call of that API; 0 if it does.
    func pauseLeft(_ api: String, scope: String) -> Span {
        let now = world.now()
        return state.withLock { state in max(.seconds(0), (state.pauses["\(scope) \(api)"]?.until ?? now) - now) }
    }

    /// How much of what the platform allows a corp is used, as far as this process knows: since it started.
    ///
    /// - Parameter corpID: `ww…`
    public func usage(of corpID: String) -> WeComUsage {
        let now = world.now(), prefix = "\(corpID) "
        return state.withLock { state in
            var usage = WeComUsage()
            for (key, windows) in state.windows where key.hasPrefix(prefix) {
                for window in windows {
                    let calls = window.calls(before: now)
                    guard calls * max(1, usage.limit) > usage.calls * window.limit || usage.limit == 0 else { continue }
                    usage.api = String(key.dropFirst(prefix.count))
                    usage.calls = calls
                    usage.limit = window.limit
                    usage.length = window.length
                }
            }
            let pauses = state.pauses.filter { $0.key.hasPrefix(prefix) }.map(\.value.until)
            usage.pausedUntil = pauses.max().flatMap { $0 > now ? $0 : nil }
            return usage
        }
    }

    private static func restOfDay(_ now: Instant) -> Span {
        let day: Int64 = 86_400_000, beijing = now.milliseconds + 8 * 3_600_000
        return Span(milliseconds: day - (beijing - floorDivide(beijing, day) * day))
    }

    private static let addressWindows = [
        CallWindow(WeComPolicy.addressCallsPerMinute.value, in: .minutes(1)), CallWindow(WeComPolicy.addressCallsPerHour.value, in: .hours(1)),
    ]

    private static func windows(of api: String) -> [CallWindow] {
        switch api {
        case RobotClient.api: [CallWindow(WeComPolicy.robotMessagesPerMinute.value, in: .minutes(1))]
        case "get_jsapi_ticket", "ticket/get": [CallWindow(WeComPolicy.ticketsPerHour.value, in: .hours(1))]
        case "media/uploadimg":
            [
                CallWindow(WeComPolicy.picturesPerDay.value, in: .days(1)), CallWindow(WeComPolicy.picturesPerMonth.value, in: .days(30)),
            ]
        case "msgaudit/get_permit_user_list": [CallWindow(WeComPolicy.permitListsPerMinute.value, in: .minutes(1))]
        case "msgaudit/check_single_agree": [CallWindow(WeComPolicy.singleAgreesPerMinute.value, in: .minutes(1))]
        case "msgaudit/check_room_agree": [CallWindow(WeComPolicy.roomAgreesPerMinute.value, in: .minutes(1))]
        default: [CallWindow(WeComPolicy.callsPerMinute.value, in: .minutes(1)), CallWindow(WeComPolicy.callsPerHour.value, in: .hours(1))]
        }
    }
}

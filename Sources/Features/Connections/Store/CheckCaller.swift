internal import FeatureRules
internal import Kernel
internal import WeComConnector

/// The lines of the self-check that look at this machine: its way in, and its clock.
struct CheckCaller: Sendable {
    /// Callbacks that are this much off are refused (`CallbackRoutes`).
    private static let farthest = Span.minutes(10)
    /// The platform's documents name no limit; a clock that is a minute off goes on drifting.
    private static let near = Span.minutes(1)

    private let terms: ConnectionTerms
    private let world: World

    init(_ terms: ConnectionTerms, world: World) {
        self.terms = terms
        self.world = world
    }

    func clock(_ difference: Span?) -> CheckResult {
        guard let difference else { return CheckResult(.clock, .unknown, "silent") }
        let size = Span(milliseconds: abs(difference.milliseconds)), figures = ["seconds": "\(size.milliseconds / 1000)"]
        if size < Self.near { return CheckResult(.clock, .fine, "fine", figures) }
        return CheckResult(.clock, size < Self.farthest ? .attention : .broken, difference.milliseconds > 0 ? "behind" : "ahead", figures)
    }

    func callback(_ origin: String?, _ entry: ConnectionEntry) async -> CheckResult {
        guard let origin else { return CheckResult(.callback, .attention, "no-origin") }
        guard let cipher = try? CallbackCipher(token: terms.token, encodingKey: terms.encodingKey, receiver: terms.corpID) else {
            return CheckResult(.callback, .broken, "unreachable")
        }
        let figures = ["address": origin + entry.callbackPath]
        return switch await CallbackProbe(cipher: cipher, world: world).call(origin, path: entry.callbackPath) {
        case .reached: CheckResult(.callback, .fine, "fine", figures)
        case .unreachable: CheckResult(.callback, .broken, "unreachable", figures)
        case .silent: CheckResult(.callback, .broken, "silent", figures)
        case .otherAnswer(let status): CheckResult(.callback, .broken, "stranger", figures.merging(["status": "\(status)"]) { own, _ in own })
        }
    }
}

internal import Synchronization

/// Decides what goes wrong; its draws are its own, so that faults do not change what the world is.
final class FaultDesk: Sendable {
    /// What happens to a call of the API.
    struct CallFate: Sendable {
        var waitMs: Int64 = 0
        var refusal: Refusal?
        var isBadGateway = false
        var losesReply = false
        var perMinute = PlatformState.perMinute
        var hasExtraFields = false
    }

    /// What happens to a callback.
    struct PushFate: Sendable {
        /// How long each delivery is held back, in milliseconds; none if it is dropped, two if it is doubled.
        var delaysMs: [Int64]
    }

    private let state: Mutex<(plan: FaultPlan, chance: Chance)>

    init(seed: UInt64) { state = Mutex((FaultPlan(), Chance(seed: seed, "faults"))) }

    var plan: FaultPlan { state.withLock { $0.plan } }
    func set(_ json: JSONValue) { state.withLock { $0.plan.set(json) } }
    func set(_ plan: FaultPlan) { state.withLock { $0.plan = plan } }

    func call() -> CallFate {
        state.withLock { state in
            let plan = state.plan
            var fate = CallFate(perMinute: Int(plan.callsPerMinute), hasExtraFields: plan.extraFields)
            if state.chance.happens(plan.slow) { fate.waitMs = plan.slowMs }
            fate.isBadGateway = state.chance.happens(plan.badGateway)
            if plan.untrustedAddress {
                fate.refusal = Refusal(60020, "not allow to access from your ip")
            } else if state.chance.happens(plan.busy) {
                fate.refusal = Refusal(-1, "system busy")
            } else if state.chance.happens(plan.concurrency) {
                fate.refusal = Refusal(45033, "api concurrent out of limit")
            }
            fate.losesReply = state.chance.happens(plan.lostReply)
            return fate
        }
    }

    func push() -> PushFate {
        state.withLock { state in
            let plan = state.plan
            if state.chance.happens(plan.drop) { return PushFate(delaysMs: []) }
            let delay = state.chance.happens(plan.reorder) ? Int64(1 + state.chance.below(Int(plan.reorderMs))) : 0
            guard state.chance.happens(plan.duplicate) else { return PushFate(delaysMs: [delay]) }
            return PushFate(delaysMs: [delay, delay + Int64(state.chance.below(Int(plan.reorderMs)))])
        }
    }
}

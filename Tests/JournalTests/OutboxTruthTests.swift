import Kernel
import Testing

@testable import Journal

/// The machine against a platform that loses answers: what the outbox believes must fit what really happened.
@Suite struct OutboxTruthTests {
    struct Platform {
        var dice: SeededDice
        /// How often the call took effect.
        var performed = 0
        let certainty: Certainty

        mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &dice) < percent }

        mutating func call() -> OutboxDelivery.Outcome {
            if chance(15) { return .temporary }
            if chance(10) { return .rateLimited(after: .seconds(.random(in: 0...100, using: &dice))) }
            if chance(5) { return .permanent }
            if chance(20) { return .lost }
            // An idempotency key makes a repetition the same call.
            if certainty != .keyed || performed == 0 { performed += 1 }
            return chance(30) ? .lost : .accepted
        }

        mutating func question() -> OutboxDelivery.Outcome {
            if chance(20) { return .lost }
            if chance(10) { return .temporary }
            if chance(3) { return .permanent }
            return performed > 0 ? .accepted : .absent
        }
    }

    @Test(arguments: Certainty.allCases) func beliefFitsTruth(_ certainty: Certainty) {
        var ends: [OutboxDelivery.State: Int] = [:]
        for seed in 0..<3000 {
            var platform = Platform(dice: SeededDice(seed: UInt64(seed)), certainty: certainty)
            var delivery = OutboxDelivery(certainty, due: Instant(milliseconds: 0))
            while delivery.state == .waiting || delivery.state == .checking {
                let now = delivery.due
                holds(delivery.claim(at: now, lease: .minutes(2)))
                let outcome = delivery.errand == .call ? platform.call() : platform.question()
                if outcome == .lost, platform.chance(50) {
                    // The process died: nobody even says that the answer was lost.
                    holds(delivery.expire(at: delivery.due))
                } else {
                    holds(delivery.settle(outcome, claim: delivery.tries, at: now))
                }
            }
            ends[delivery.state, default: 0] += 1
            switch delivery.state {
            case .done: #expect(platform.performed == 1, "seed \(seed)")
            case .failed where certainty != .keyed: #expect(platform.performed == 0, "seed \(seed)")
            default: #expect(platform.performed <= 1, "seed \(seed)")
            }
        }
        #expect(ends[.done, default: 0] > 1000)
        #expect(ends[.failed, default: 0] > 50)
        #expect(ends[.unknown, default: 0] > (certainty == .keyed ? 0 : 20))
    }
}

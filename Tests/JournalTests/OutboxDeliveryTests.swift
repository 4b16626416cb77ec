import Kernel
import Testing

@testable import Journal

@Suite struct OutboxDeliveryTests {
    static let start = Instant(milliseconds: 1_795_250_000_000)
    static let lease = Span.minutes(2)

    enum Step: Hashable, CaseIterable {
        case claim, wait, accepted, absent, temporary, limited, permanent, lost, staleAccepted, expire, happened, abandoned, again

        var outcome: OutboxDelivery.Outcome? {
            switch self {
            case .accepted: .accepted
            case .absent: .absent
            case .temporary: .temporary
            case .limited: .rateLimited(after: .minutes(1))
            case .permanent: .permanent
            case .lost: .lost
            default: nil
            }
        }
    }

    /// A delivery on its way, with what the world knows of it apart from the machine.
    struct Path {
        var delivery: OutboxDelivery
        var now = start
        /// The answer to a call is missing, and nobody knows or has decided what became of it.
        var isOpen = false
        var story: [Step] = []

        /// Takes a step; false if nothing came of it.
        mutating func take(_ step: Step) -> Bool {
            story.append(step)
            let before = delivery
            let taken: Bool
            switch step {
            case .wait:
                taken = now < delivery.due
                now = max(now, delivery.due)
            case .claim: taken = delivery.claim(at: now, lease: lease)
            case .expire: taken = delivery.expire(at: now)
            case .happened: taken = delivery.resolve(.happened, at: now)
            case .abandoned: taken = delivery.resolve(.abandoned, at: now)
            case .again: taken = delivery.resolve(.again, at: now)
            case .staleAccepted: taken = delivery.settle(.accepted, claim: delivery.tries - 1, at: now)
            default: taken = step.outcome.map { delivery.settle($0, claim: delivery.tries, at: now) } ?? false
            }
            check(step, taken, from: before)
            return taken
        }

        private mutating func check(_ step: Step, _ taken: Bool, from before: OutboxDelivery) {
            func hold(_ truth: Bool, _ rule: String) {
                if !truth { Issue.record("\(rule): \(delivery.certainty) \(story) leads from \(before) to \(delivery)") }
            }
            let asked = before.errand == .question
            if step == .wait || !taken { hold(delivery == before, "what is not taken changes nothing") }
            guard taken else { return }
            hold(before.state != .done, "done is done")
            hold(step != .staleAccepted, "an answer to an older claim does not count")
            hold(delivery.tries == before.tries + (step == .claim ? 1 : 0), "only a claim counts as one")
            switch step {
            case .claim:
                hold(before.due <= now && delivery.due == now + lease, "a claim comes in its time and ends with its lease")
                hold(asked == (isOpen && delivery.certainty == .checkable), "what is open and can be asked is asked")
                hold(!isOpen || delivery.certainty != .blind, "a blind call whose answer was lost is never repeated")
            case .accepted, .happened:
                hold(delivery.state == .done, "what happened is done")
                isOpen = false
            case .lost, .expire: isOpen = isOpen || !asked
            case .absent where asked: isOpen = false
            case .permanent where !asked: isOpen = false
            case .abandoned, .again: isOpen = false
            default: break
            }
            hold(!(isOpen && delivery.state == .failed), "what may have happened has not failed")
            hold(delivery.state != .unknown || isOpen, "what is known is not unknown")
            hold(delivery.isInDoubt == isOpen, "the machine knows what is open")
            hold(delivery.failures < Backoff.limit || [.failed, .unknown].contains(delivery.state), "it gives up")
            if delivery.state == .waiting || delivery.state == .checking {
                var later = delivery
                hold(later.claim(at: delivery.due, lease: lease), "what waits can be claimed in its time")
            }
        }
    }

    /// Every sequence of twelve steps that does anything.
    @Test(arguments: Certainty.allCases) func everyShortLife(_ certainty: Certainty) {
        var lives = 0
        func grow(_ path: Path, _ depth: Int) {
            lives += 1
            guard depth > 0 else { return }
            for step in Step.allCases {
                var next = path
                if next.take(step) { grow(next, depth - 1) }
            }
        }
        grow(Path(delivery: OutboxDelivery(certainty, due: Self.start)), 12)
        #expect(lives > 10_000)
    }

    @Test(arguments: Certainty.allCases) func longLives(_ certainty: Certainty) {
        var dice = SeededDice(seed: 3)
        var ends: Set<OutboxDelivery.State> = []
        for _ in 0..<2000 {
            var path = Path(delivery: OutboxDelivery(certainty, due: Self.start))
            // People come rarely, time always.
            let steps = Step.allCases.filter { ![.happened, .abandoned, .again].contains($0) } + [.wait, .claim, .claim]
            for _ in 0..<60 {
                let step = Int.random(in: 0..<30, using: &dice) == 0 ? Step.again : steps.randomElement(using: &dice) ?? .wait
                _ = path.take(step)
            }
            ends.insert(path.delivery.state)
        }
        #expect(ends.isSuperset(of: [.done, .failed]))
    }

    @Test func theStatesOfShortStories() {
        let stories: [(Certainty, [Step], OutboxDelivery.State)] = [
            (.blind, [], .waiting), (.blind, [.claim], .claimed), (.blind, [.claim, .accepted], .done),
            (.blind, [.claim, .lost], .unknown), (.blind, [.claim, .wait, .expire], .unknown),
            (.blind, [.claim, .lost, .accepted], .done), (.blind, [.claim, .lost, .temporary], .unknown),
            (.blind, [.claim, .lost, .again], .waiting), (.blind, [.claim, .lost, .abandoned], .failed),
            (.blind, [.claim, .temporary], .waiting), (.blind, [.claim, .limited], .waiting), (.blind, [.claim, .permanent], .failed),
            (.keyed, [.claim, .lost], .waiting), (.keyed, [.claim, .lost, .wait, .claim, .accepted], .done),
            (.keyed, [.claim, .lost, .accepted], .done), (.keyed, [.claim, .lost, .wait, .claim, .permanent], .failed),
            (.checkable, [.claim, .lost], .checking), (.checkable, [.claim, .wait, .expire, .wait, .claim, .accepted], .done),
            (.checkable, [.claim, .lost, .wait, .claim, .absent], .waiting),
            (.checkable, [.claim, .lost, .wait, .claim, .limited], .checking),
            (.checkable, [.claim, .lost, .wait, .claim, .permanent], .unknown),
            (.checkable, [.claim, .lost, .wait, .claim, .lost], .checking),
            (.checkable, [.claim, .absent], .waiting), (.checkable, [.claim, .permanent, .again], .waiting),
        ]
        for (certainty, story, state) in stories {
            var path = Path(delivery: OutboxDelivery(certainty, due: Self.start))
            for step in story { _ = path.take(step) }
            #expect(path.delivery.state == state, "\(certainty) \(story)")
        }
    }

    /// Ten failures, then a person; in between ever longer waits.
    @Test func itGivesUpHonestly() {
        let cases: [(Certainty, OutboxDelivery.Outcome, OutboxDelivery.State)] = [
            (.keyed, .temporary, .failed), (.keyed, .lost, .unknown), (.checkable, .lost, .unknown), (.blind, .temporary, .failed),
        ]
        for (certainty, outcome, end) in cases {
            var delivery = OutboxDelivery(certainty, due: Self.start), waits: [Int64] = []
            while delivery.state == .waiting || delivery.state == .checking {
                let now = delivery.due
                holds(delivery.claim(at: now, lease: Self.lease))
                holds(delivery.settle(outcome, claim: delivery.tries, at: now))
                waits.append((delivery.due - now).milliseconds / 1000)
            }
            #expect(delivery.state == end, "\(certainty)")
            #expect(waits == [5, 15, 45, 135, 405, 1215, 3645, 10_935, 21_600, 0], "\(certainty)")
        }
    }

    @Test(arguments: [(0, 5), (1, 5), (90, 90), (86_400, 86_400), (999_999, 86_400), (-5, 5)])
    func aRateLimitIsBelievedWithinReason(_ asked: Int64, _ waited: Int64) {
        var delivery = OutboxDelivery(.blind, due: Self.start)
        holds(delivery.claim(at: Self.start, lease: Self.lease))
        holds(delivery.settle(.rateLimited(after: .seconds(asked)), claim: 1, at: Self.start))
        #expect(delivery.due == Self.start + .seconds(waited))
        #expect(delivery.failures == 0)
    }

    @Test func whoIsAlwaysBusyIsAskedMoreAndMoreSeldom() {
        var delivery = OutboxDelivery(.keyed, due: Self.start), waits: [Int64] = []
        for _ in 0..<12 {
            let now = delivery.due
            holds(delivery.claim(at: now, lease: Self.lease))
            holds(delivery.settle(.rateLimited(after: .seconds(20)), claim: delivery.tries, at: now))
            waits.append((delivery.due - now).milliseconds / 1000)
        }
        #expect(waits == [20, 20, 45, 135, 405, 1215, 3645, 10_935, 21_600, 21_600, 21_600, 21_600])
        #expect(delivery.state == .waiting && delivery.failures == 0)
    }
}

import Kernel
import Testing

@testable import Journal

@Suite struct HandlingTests {
    enum Step: CaseIterable { case claim, wait, handled, postponed, refused, staleHandled, expire, replay }

    static let start = Instant(milliseconds: 1_795_250_000_000)

    /// Every sequence of sixteen steps that does anything.
    @Test func everyShortLife() {
        var lives = 0
        func grow(_ before: Handling, _ now: Instant, _ story: [Step], _ depth: Int) {
            lives += 1
            guard depth > 0 else { return }
            for step in Step.allCases {
                var after = before, later = now
                let taken: Bool
                switch step {
                case .claim: taken = after.claim(at: now, lease: .minutes(5))
                case .wait:
                    taken = now < before.due
                    later = max(now, before.due)
                case .handled: taken = after.settle(.handled, claim: before.tries, at: now)
                case .postponed: taken = after.settle(.postponed, claim: before.tries, at: now)
                case .refused: taken = after.settle(.refused, claim: before.tries, at: now)
                case .staleHandled: taken = after.settle(.handled, claim: before.tries - 1, at: now)
                case .expire: taken = after.expire(at: now)
                case .replay: taken = after.replay(at: now)
                }
                let allowed: [Handling.State] =
                    switch step {
                    case .claim: before.due <= now ? [.waiting] : []
                    case .wait: now < before.due ? Handling.State.allCases : []
                    case .handled, .postponed, .refused: [.claimed]
                    case .staleHandled: []
                    case .expire: before.due <= now ? [.claimed] : []
                    case .replay: [.done, .failed]
                    }
                let expected: Handling.State =
                    switch step {
                    case .claim: .claimed
                    case .wait, .staleHandled: before.state
                    case .handled: .done
                    case .refused: .failed
                    case .postponed, .expire: before.failures + 1 < Backoff.limit ? .waiting : .failed
                    case .replay: .waiting
                    }
                guard taken == allowed.contains(before.state), after.state == (taken ? expected : before.state),
                    after.tries == before.tries + (taken && step == .claim ? 1 : 0), taken || after == before
                else {
                    Issue.record("\(story + [step]) leads from \(before) to \(after)")
                    continue
                }
                if taken { grow(after, later, story + [step], depth - 1) }
            }
        }
        grow(Handling(due: Self.start), Self.start, [], 16)
        #expect(lives > 10_000)
    }

    @Test func itGivesUpAfterTenFailures() {
        var handling = Handling(due: Self.start), waits: [Int64] = []
        while handling.state == .waiting {
            let now = handling.due
            holds(handling.claim(at: now, lease: .minutes(5)))
            holds(handling.settle(.postponed, claim: handling.tries, at: now))
            waits.append((handling.due - now).milliseconds / 1000)
        }
        #expect(handling.state == .failed)
        #expect(waits == [5, 15, 45, 135, 405, 1215, 3645, 10_935, 21_600, 0])
        holds(handling.replay(at: Self.start))
        #expect(handling.failures == 0)
    }

    @Test func aLeaseEndsInItsTime() {
        var handling = Handling(due: Self.start)
        holds(handling.claim(at: Self.start, lease: .minutes(5)))
        holds(!handling.expire(at: Self.start + Span(milliseconds: 299_999)))
        holds(handling.expire(at: Self.start + .minutes(5)))
        // The one who held it is late.
        holds(!handling.settle(.handled, claim: 1, at: Self.start + .minutes(5)))
    }
}

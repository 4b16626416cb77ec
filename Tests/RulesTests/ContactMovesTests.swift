import FeatureRules
import Kernel
import Testing

@Suite struct ContactMovesTests {
    static let now = Instant(milliseconds: 1_795_250_000_000)
    static let edge = ContactEdgeKey(staff: "LiuYang", contact: "wm1")
    static func ago(_ seconds: Int64) -> Instant { now - .seconds(seconds) }
    static func added(_ seconds: Int64) -> ContactTelling { ContactTelling(edge: edge, kind: .added(state: ""), at: ago(seconds)) }
    static func lost(_ seconds: Int64, _ loss: ContactLoss = .byContact) -> ContactTelling {
        ContactTelling(edge: edge, kind: .lost(loss), at: ago(seconds))
    }
    static func found(
        _ known: ContactMoves.Known? = nil, _ told: [ContactTelling] = [], _ sight: ContactMoves.Sight = .unseen, compared: Instant? = nil
    ) -> ContactMoves.Findings { ContactMoves.found(known, told: told, sight: sight, compared: compared, now: now) }

    @Test func aLookAloneTellsSinceWhen() {
        let first = Self.found(nil, [], .listed(since: Self.ago(900)))
        #expect(first.moves == [.added(at: Self.ago(900))])
        #expect(Self.found(first.state, [], .listed(since: Self.ago(900))).moves == [])
        #expect(Self.found(nil, [], .absent).state == nil)
    }

    @Test func whoDeletedUsIsStillListed() {
        let known = ContactMoves.Known(since: Self.ago(900))
        let found = Self.found(known, [Self.lost(60)], .listed(since: Self.ago(900)))
        #expect(found.state == ContactMoves.Known(since: Self.ago(900), loss: .byContact, lost: Self.ago(60)))
        #expect(found.moves == [.lost(.byContact, at: Self.ago(60))])
        // And is back when the platform says so, though nobody told.
        let back = Self.found(found.state, [], .listed(since: Self.ago(20)))
        #expect(back.state == ContactMoves.Known(since: Self.ago(20)) && back.moves == [.added(at: Self.ago(20))])
    }

    @Test func whatIsOlderThanWhatIsKnownChangesNothing() {
        let known = ContactMoves.Known(since: Self.ago(60))
        #expect(Self.found(known, [Self.lost(100), Self.added(200)], .listed(since: Self.ago(60))).state == known)
        let gone = ContactMoves.Known(since: Self.ago(500), loss: .byStaff, lost: Self.ago(60))
        let again = Self.found(gone, [Self.added(500), Self.lost(60, .byStaff)], .absent)
        #expect(again.state == gone && again.moves.isEmpty)
    }

    @Test func aLossToldBeforeItsBeginningKeepsBoth() {
        let first = Self.found(nil, [Self.lost(60)])
        #expect(first.state == ContactMoves.Known(since: nil, loss: .byContact, lost: Self.ago(60)))
        let second = Self.found(first.state, [Self.added(100)], .listed(since: Self.ago(100)))
        #expect(second.state == ContactMoves.Known(since: Self.ago(100), loss: .byContact, lost: Self.ago(60)))
        #expect(second.moves == [.added(at: Self.ago(100))])
    }

    @Test func whoIsConfirmedLaterIsAContactSinceThen() {
        let found = Self.found(nil, [Self.added(60)], .listed(since: Self.ago(4000)))
        #expect(found.state?.since == Self.ago(4000) && found.moves == [.added(at: Self.ago(60))])
        #expect(Self.found(found.state, [Self.added(60)], .listed(since: Self.ago(4000))).moves.isEmpty)
    }

    @Test func aLookMayBeBehind() {
        #expect(Self.found(nil, [Self.added(3)], .absent).isDoubtful)
        #expect(!Self.found(nil, [Self.added(30)], .absent).isDoubtful)
        #expect(Self.found(ContactMoves.Known(since: Self.ago(900)), [Self.lost(3, .byStaff)], .listed(since: Self.ago(900))).isDoubtful)
    }

    @Test func whoIsMissingWithoutAWordIsLostInAComparisonOnly() {
        let known = ContactMoves.Known(since: Self.ago(900)), end = Self.now + .seconds(5)
        #expect(Self.found(known, [], .absent).moves == [])
        let found = Self.found(known, [], .absent, compared: end)
        #expect(found.moves == [.lost(.gone, at: end)])
        // Told later why: still lost once.
        let told = Self.found(found.state, [Self.lost(30, .byStaff)])
        #expect(told.state == ContactMoves.Known(since: Self.ago(900), loss: .byStaff, lost: Self.ago(30)) && told.moves.isEmpty)
        #expect(Self.found(ContactMoves.Known(since: Self.ago(2)), [], .absent, compared: end).moves == [])
    }

    /// A life of stays told in any order, in any parts, any part twice, with looks in between: in the end it is as it is.
    @Test(arguments: 0..<200) func anyOrderEndsTheSame(_ seed: Int) {
        var dice = SeededDice(seed: UInt64(seed)), told: [ContactTelling] = [], at: Int64 = 5000
        var truth = ContactMoves.Known(since: nil)
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
            at -= Int64.random(in: 100...400, using: &dice)
            told.append(Self.added(at))
            truth = ContactMoves.Known(since: Self.ago(at))
            if Bool.random(using: &dice) {
                let loss = Bool.random(using: &dice) ? ContactLoss.byContact : .byStaff
                at -= Int64.random(in: 100...400, using: &dice)
                told.append(Self.lost(at, loss))
                truth = ContactMoves.Known(since: truth.since, loss: loss, lost: Self.ago(at))
            } else { break }
        }
        // The platform lists those whom we have, and those who deleted us.
        let sight: ContactMoves.Sight = truth.loss == .byStaff ? .absent : .listed(since: truth.since)
        var state: ContactMoves.Known?
        var deliveries = (told + told.filter { _ in Bool.random(using: &dice) }).shuffled(using: &dice)
        while !deliveries.isEmpty {
            let part = Array(deliveries.prefix(Int.random(in: 1...3, using: &dice)))
            deliveries.removeFirst(part.count)
            let looks = part.contains { if case .added = $0.kind { true } else { false } }
            state = Self.found(state, part, looks ? sight : .unseen).state
        }
        #expect(state == truth)
    }
}

import FeatureRules
import Kernel
import Testing

@Suite struct GroupMovesTests {
    static func at(_ second: Int64) -> Instant { Instant(milliseconds: 1_795_000_000_000 + second * 1000) }
    static func tick(_ second: Int64) -> Instant { at(second) + Span(milliseconds: 1) }
    static func guest(_ second: Int64?) -> GroupGuest { GroupGuest(key: "wma", name: "阿明", joined: second.map { at($0) }, way: .code) }
    static func went(_ second: Int64, removed: Bool = false) -> GroupTelling { GroupTelling(key: "wma", kind: .went(isRemoved: removed), at: at(second)) }
    static func came(_ second: Int64) -> GroupTelling { GroupTelling(key: "wma", kind: .came(.code), at: at(second)) }
    static func bare(_ second: Int64) -> GroupGuest { GroupGuest(key: "wma", joined: at(second), way: .code) }

    struct Case: Sendable, CustomTestStringConvertible {
        var why: String
        var known: GroupMoves.Known?
        var told: [GroupTelling] = []
        var seen: GroupGuest?
        var moves: [GroupMoves.Move]
        var testDescription: String { why }
    }

    static let now = at(10_000)
    static let cases = [
        Case(why: "nobody, and nobody was there", moves: []),
        Case(why: "a first look", seen: guest(100), moves: [.came(guest(100), at: at(100))]),
        Case(why: "a look that says no time", seen: guest(nil), moves: [.came(guest(nil), at: now)]),
        Case(why: "a look that says a time far ahead", seen: guest(20_000), moves: [.came(guest(20_000), at: now)]),
        Case(why: "as before", known: .init(joined: at(100)), seen: guest(100), moves: []),
        Case(why: "gone without a word", known: .init(joined: at(100)), moves: [.went(key: "wma", at: now, isRemoved: nil)]),
        Case(why: "gone, and it was told", known: .init(joined: at(100)), told: [went(200)], moves: [.went(key: "wma", at: at(200), isRemoved: false)]),
        Case(why: "removed", known: .init(joined: at(100)), told: [went(200, removed: true)], moves: [.went(key: "wma", at: at(200), isRemoved: true)]),
        Case(why: "came, told and seen", told: [came(101)], seen: guest(100), moves: [.came(guest(100), at: at(100))]),
        Case(why: "came and went between two looks", told: [went(300), came(200)], moves: [.came(bare(200), at: at(200)), .went(key: "wma", at: at(300), isRemoved: false)]),
        Case(
            why: "went and came again, told", known: .init(joined: at(100)), told: [came(300), went(200)], seen: guest(300),
            moves: [.went(key: "wma", at: at(200), isRemoved: false), .came(guest(300), at: at(300))]),
        Case(
            why: "went and came again, and nobody told", known: .init(joined: at(100)), seen: guest(300),
            moves: [.went(key: "wma", at: at(300) - Span(milliseconds: 1), isRemoved: nil), .came(guest(300), at: at(300))]),
        Case(why: "told of what is known", known: .init(joined: at(100)), told: [came(100)], seen: guest(100), moves: []),
        Case(why: "told late of an earlier leave", known: .init(joined: at(300)), told: [went(200)], seen: guest(300), moves: []),
        Case(why: "told late of a leave that was noticed", known: .init(joined: at(100), left: at(500)), told: [went(400)], moves: []),
        Case(why: "told that somebody went who came before anybody knew", told: [went(400)], moves: []),
        Case(why: "told that somebody went, who is there", known: .init(joined: at(100)), told: [went(200)], seen: guest(100), moves: [.went(key: "wma", at: at(200), isRemoved: false), .came(guest(100), at: now)]),
        Case(
            why: "came and went in one second", told: [came(200), went(200)],
            moves: [.came(bare(200), at: at(200)), .went(key: "wma", at: tick(200), isRemoved: false)]),
        Case(
            why: "went and came again in one second, told the other way round", known: .init(joined: at(100)), told: [came(200), went(200)], seen: guest(200),
            moves: [.went(key: "wma", at: at(200), isRemoved: false), .came(guest(200), at: tick(200))]),
        Case(
            why: "came, went and came again in one second", known: .init(joined: at(200)), told: [went(200), came(200)], seen: guest(200),
            moves: [.went(key: "wma", at: tick(200), isRemoved: false), .came(guest(200), at: tick(200) + Span(milliseconds: 1))]),
        Case(why: "came back", known: .init(joined: at(100), left: at(200)), seen: guest(300), moves: [.came(guest(300), at: at(300))]),
    ]

    @Test(arguments: cases) func theLookDecidesAndCallbacksTellWhen(_ one: Case) {
        let known = one.known.map { ["wma": $0] } ?? [:]
        let moves = GroupMoves.found(known: known, told: one.told, seen: one.seen.map { [$0] } ?? [], now: Self.now).moves
        #expect(moves == one.moves)
        // Whatever was known and told: afterwards it is as it was seen, and a second look finds nothing more.
        var after = one.known
        for move in moves {
            switch move {
            case .came(_, let at): after = .init(joined: at)
            case .went(_, let at, _): after?.left = at
            }
        }
        #expect((after.map { $0.left == nil } ?? false) == (one.seen != nil))
        let again = GroupMoves.found(known: after.map { ["wma": $0] } ?? [:], told: one.told, seen: one.seen.map { [$0] } ?? [], now: Self.now)
        #expect(again == GroupMoves.Findings())
    }

    /// A look that is some seconds old does not bring back whoever just went; a later one does if they are still there.
    @Test func aLookOfSomeSecondsAgoIsNotBelieved() {
        let known = ["wma": GroupMoves.Known(joined: Self.at(100))]
        let first = GroupMoves.found(known: known, told: [Self.went(9_995)], seen: [Self.guest(100)], now: Self.now)
        #expect(first.moves == [.went(key: "wma", at: Self.at(9_995), isRemoved: false)] && first.isDoubtful)
        let gone = ["wma": GroupMoves.Known(joined: Self.at(100), left: Self.at(9_995))]
        #expect(GroupMoves.found(known: gone, told: [], seen: [], now: Self.at(10_020)) == GroupMoves.Findings())
        let still = GroupMoves.found(known: gone, told: [], seen: [Self.guest(100)], now: Self.at(10_020))
        let fresh = GroupMoves.found(known: [:], told: [Self.came(9_995)], seen: [], now: Self.now)
        #expect(fresh.moves == [.came(Self.bare(9_995), at: Self.at(9_995))] && fresh.isDoubtful, "who just came is not seen yet")
        let untimed = GroupMoves.found(known: known, told: [], seen: [Self.guest(nil)], now: Self.now)
        #expect(untimed == GroupMoves.Findings(), "no time to compare with")
        #expect(still.moves == [.came(Self.guest(100), at: Self.at(10_020))] && !still.isDoubtful)
    }

    @Test func manyAreToldInTheOrderOfTheirTimes() {
        let seen = (0..<5).map { GroupGuest(key: "k\($0)", joined: Self.at(Int64(50 - $0))) }
        let moves = GroupMoves.found(known: ["gone": .init(joined: Self.at(1))], told: [], seen: seen, now: Self.now).moves
        #expect(moves.map(\.at) == moves.map(\.at).sorted() && moves.count == 6)
    }
}

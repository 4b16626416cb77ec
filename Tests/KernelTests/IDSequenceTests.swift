import Kernel
import Testing

@Suite struct IDSequenceTests {
    static let noon = Instant(milliseconds: 1_795_250_000_000)

    @Test func idsSortByTimeWhateverTheStart() {
        var early = IDSequence(start: .max), late = IDSequence(start: 0)
        #expect(early.next(at: Self.noon) < late.next(at: Self.noon + Span(milliseconds: 1)))
    }

    /// 65,536 lines of one time keep their order from every start.
    @Test(arguments: [0, 1, 4_128_767, 4_128_768, 4_194_303, .max] as [UInt32]) func linesOfOneTimeKeepTheirOrder(_ start: UInt32) {
        var sequence = IDSequence(start: start)
        var before = sequence.next(at: Self.noon)
        for _ in 1..<65_536 {
            let id = sequence.next(at: Self.noon)
            guard id > before, IDSequence.instant(of: id) == Self.noon else {
                Issue.record("\(id) follows \(before)")
                return
            }
            before = id
        }
    }

    /// Lines of a log, some of the same time, much more of them than there are running numbers above the start.
    @Test func aLongLogKeepsItsOrderAndNoIdComesTwice() {
        var sequence = IDSequence(start: 4_000_000), dice = SeededDice(seed: 2)
        var at = Self.noon, before = Int64.min
        for _ in 0..<400_000 {
            if Int.random(in: 0..<3, using: &dice) == 0 { at = at + Span(milliseconds: .random(in: 1...5000, using: &dice)) }
            let id = sequence.next(at: at)
            guard id > before, IDSequence.instant(of: id) == at else {
                Issue.record("\(id) follows \(before)")
                return
            }
            before = id
        }
    }

    @Test func theRangeEndsIn2059() {
        #expect(IDSequence.range.lowerBound.iso == "1990-01-01T00:00:00Z")
        #expect(IDSequence.range.upperBound.iso == "2059-09-07T15:47:35.552Z")
        var sequence = IDSequence(start: 7)
        let last = IDSequence.range.upperBound - Span(milliseconds: 1)
        for (asked, given) in [
            (IDSequence.range.lowerBound, IDSequence.range.lowerBound), (last, last),
            (Instant(milliseconds: 0), IDSequence.range.lowerBound), (IDSequence.range.upperBound + .days(1), last),
        ] {
            let id = sequence.next(at: asked)
            #expect(id >= 0)
            #expect(IDSequence.instant(of: id) == given)
        }
    }

    @Test func theFloorIsTheSmallestIdOfItsTime() {
        var sequence = IDSequence(start: 0)
        let floor = IDSequence.floor(Self.noon)
        #expect(sequence.next(at: Self.noon) == floor)
        var other = IDSequence(start: .max)
        #expect(other.next(at: Self.noon - Span(milliseconds: 1)) < floor)
    }

    @Test(arguments: ["", "0", "-1", "x", "1x", "9223372036854775808", " 1", "1.0"]) func textsThatAreNoId(_ text: String) {
        #expect(MemberID(text) == nil)
    }

    @Test func idsAreReadAsTheyArePrinted() {
        #expect(MemberID("9223372036854775807")?.rawValue == .max)
        #expect(MemberID(42).description == "42")
        #expect(MemberID(MemberID(42).description) == MemberID(42))
    }

    @Test(arguments: [
        (Cause.staff(StaffID(12)), "staff:12"), (.imported(ImportID(34)), "import:34"), (.system, "system"),
    ]) func causesHaveTheirFormOnDisk(_ cause: Cause, _ text: String) {
        #expect(cause.description == text)
    }
}

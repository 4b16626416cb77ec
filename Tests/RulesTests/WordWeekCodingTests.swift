import Testing

@testable import FeatureRules

@Suite struct WordWeekCodingTests {
    static let week = WordWeek(
        messages: 300, words: 2000, sampling: 0,
        entries: [WordCount(word: "午餐", messages: 200, speakers: 9), WordCount(word: "flat white", messages: 2, speakers: 2)])

    @Test func theBytesAreThese() {
        let bytes: [UInt8] = [1, 0xAC, 2, 0xD0, 15, 0, 2, 0xC8, 1, 9, 6] + Array("午餐".utf8) + [2, 2, 10] + Array("flat white".utf8)
        #expect(Self.week.encode() == bytes)
        #expect(WordWeek.decode(bytes) == Self.week)
    }

    @Test func comesBack() {
        for seed in 1...20 as ClosedRange<UInt64> {
            let week = WordTalk.week(WordTallyTests.much(seed, Int(seed) * 60))
            #expect(WordWeek.decode(week.encode()) == week)
        }
        #expect(WordWeek.decode(WordWeek().encode()) == WordWeek())
    }

    @Test func garbageIsRefused() {
        let bytes = Self.week.encode()
        #expect(WordWeek.decode([]) == nil)
        #expect(WordWeek.decode([2] + bytes.dropFirst()) == nil)
        #expect(WordWeek.decode(bytes + [0]) == nil)
        for end in 0..<bytes.count { #expect(WordWeek.decode(Array(bytes[..<end])) == nil, "\(end)") }
        let refused: [[UInt8]] = [
            [1, 5, 5, 0, 1, 1, 1, 1, 0x61],  // one message only
            [1, 5, 5, 0, 1, 6, 1, 1, 0x61],  // more messages than there are
            [1, 5, 5, 0, 1, 2, 3, 1, 0x61],  // more speakers than messages
            [1, 5, 5, 0, 1, 2, 0, 1, 0x61],  // nobody
            [1, 5, 5, 0, 1, 2, 1, 0],  // no word
            [1, 5, 5, 0, 1, 2, 1, 1, 0xFF],  // no text
            [1, 5, 4, 0, 0],  // fewer words than messages
            [1, 5, 5, 64, 0],  // sampled too often
            [1, 0x85, 0, 5, 0, 0],  // a number in more bytes than it needs
            [1, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 5, 0, 0],  // a number beyond 32 bits
            [1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1],
            [1, 5, 5, 0, 2, 2, 1, 1, 0x61, 3, 1, 1, 0x62],  // in the wrong order
            [1, 5, 5, 0, 2, 2, 1, 1, 0x61, 2, 1, 1, 0x61],  // the same word twice
            [1, 5, 5, 0, 0xAD, 2],  // 301 entries
        ]
        for bytes in refused { #expect(WordWeek.decode(bytes) == nil, "\(bytes)") }
        #expect(WordWeek.decode([1, 5, 5, 0, 1, 2, 1, 1, 0x61])?.entries.count == 1)
    }

    /// What is read is what would be written: no two byte strings mean the same week.
    @Test func damagedBytesAreRefusedOrMeanThemselves() {
        let sound = WordTalk.week(WordTallyTests.much(1, 500)).encode()
        var state: UInt64 = 1
        for _ in 0..<4000 {
            var bytes = sound
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % min(bytes.count, 80)] = UInt8(truncatingIfNeeded: state >> 20)
            }
            if let week = WordWeek.decode(bytes) { #expect(week.encode() == bytes) }
        }
    }
}

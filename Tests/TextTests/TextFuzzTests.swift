import Testing

@testable import Text

@Suite struct TextFuzzTests {
    /// SplitMix64 in small, so that a failure comes back with its seed.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// What the index holds of a text must be found by typing that text: same terms, beginnings of terms, and one piece.
    func check(_ bytes: [UInt8], _ name: String) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        let terms = GramsTests.terms(bytes)
        guard terms == GramsTests.terms(text), !terms.contains("\u{FFFD}"), !terms.hasPrefix(" "), !terms.contains("  ") else {
            Issue.record("\(name): \(bytes) gives \(terms)")
            return false
        }
        let known = Set(Array(terms.utf8).split(separator: 0x20).map(Array.init))
        guard let phrase = SearchPhrase(text) else {
            if terms.isEmpty { return true }
            Issue.record("\(name): \(bytes) has terms but is no phrase")
            return false
        }
        let missing = phrase.terms.filter { !known.contains(Array($0.utf8)) }
        let lost = phrase.prefixes.filter { prefix in !known.contains { $0.starts(with: prefix.utf8) } }
        guard missing.isEmpty, lost.isEmpty, phrase.matches(text) else {
            Issue.record("\(name): \(text) \(bytes) has \(terms), not \(missing) \(lost), matches: \(phrase.matches(text))")
            return false
        }
        return true
    }

    @Test func randomBytes() {
        var dice = Dice(state: 31)
        for round in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
            guard check(bytes, "round \(round)") else { return }
        }
    }

    /// Texts of the kinds that occur, with a byte damaged now and then.
    @Test func randomTexts() {
        var dice = Dice(state: 32)
        let pieces = [
            "打", "卡", "今天", "　", " ", "，", "a", "B", "zz", "9", "Ａ", "ｚ", "０", "é", "e\u{301}", "\u{300}", "Я", "한", "ᄒ", "あ", "\u{3099}",
            "😀", "👍🏽", "\u{200D}", "\u{FE0F}", "𠮷", "豈", "\u{E000}", "-", "\n", "\0", "ﾊ", "ß", "İ", "ǅ", "अ", "\u{93F}",
        ]
        for round in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...14, using: &dice) { bytes += Array((pieces.randomElement(using: &dice) ?? "").utf8) }
            if round % 3 == 0, !bytes.isEmpty { bytes[.random(in: 0..<bytes.count, using: &dice)] = .random(in: 0...255, using: &dice) }
            guard check(bytes, "round \(round)") else { return }
        }
    }

    /// Any piece of a Chinese sentence is found in it, and its characters in another order only if they stand there so.
    @Test func piecesOfSentencesAreFound() throws {
        var dice = Dice(state: 33)
        let letters = Array("天地玄黄宇宙洪荒日月")
        for round in 0..<5000 {
            let sentence = (0..<30).map { _ in letters.randomElement(using: &dice) ?? "天" }
            let known = Set(GramsTests.terms(String(sentence)).split(separator: " ").map(String.init))
            let start = Int.random(in: 0..<24, using: &dice), length = Int.random(in: 1...6, using: &dice)
            for typed in [Array(sentence[start..<start + length]), sentence[start..<start + length].shuffled(using: &dice)] {
                let phrase = try #require(SearchPhrase(String(typed)))
                let found = phrase.terms.allSatisfy(known.contains) && phrase.matches(String(sentence))
                    && phrase.prefixes.allSatisfy { prefix in known.contains { $0.hasPrefix(prefix) } }
                guard found == String(sentence).contains(String(typed)) else {
                    Issue.record("round \(round): \(String(typed)) in \(String(sentence)): \(found)")
                    return
                }
            }
        }
    }
}

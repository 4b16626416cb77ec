internal import Kernel

/// Draws from a seed; one for each purpose, so that one more draw here changes nothing there.
struct Chance: Sendable {
    private var source: SeededDice
    private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    init(seed: UInt64, _ purpose: String) { source = SeededDice(seed: XXH64.hash(Array(purpose.utf8), seed: seed)) }

    mutating func roll() -> UInt64 { source.next() }

    /// 0..<count; 0 if there is nothing to choose from.
    mutating func below(_ count: Int) -> Int {
        count > 1 ? Int(source.next().multipliedFullWidth(by: UInt64(count)).high) : 0
    }

    /// True with this probability, 0 to 1.
    mutating func happens(_ probability: Double) -> Bool {
        guard probability > 0 else { return false }
        return Double(source.next() >> 11) * 0x1p-53 < probability
    }

    /// Letters and digits behind a prefix.
    mutating func id(_ prefix: String, _ count: Int) -> String {
        var text = Array(prefix.utf8)
        var left = count
        while left > 0 {
            var roll = source.next()
            for _ in 0..<min(left, 10) {
                text.append(Self.letters[Int(roll % 62)])
                roll /= 62
            }
            left -= 10
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Hexadecimal digits behind a prefix.
    mutating func hex(_ prefix: String, _ count: Int) -> String {
        var text = prefix, left = count
        while left > 0 {
            let digits = String(source.next(), radix: 16)
            text += (String(repeating: "0", count: 16 - digits.count) + digits).prefix(left)
            left -= 16
        }
        return text
    }

    /// Decimal digits, the first of them not 0.
    mutating func digits(_ count: Int) -> String {
        var text = "\(1 + below(9))"
        for _ in 1..<max(count, 1) { text += "\(below(10))" }
        return text
    }
}

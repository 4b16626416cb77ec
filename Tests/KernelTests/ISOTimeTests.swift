import Kernel
import Testing

@Suite struct ISOTimeTests {
    /// What is read, in Shanghai where it says no offset, and how it is printed in UTC.
    static let readable: [(String, String)] = [
        ("2026-11-21", "2026-11-20T16:00:00Z"),
        ("2026-11-21T08:00", "2026-11-21T00:00:00Z"),
        ("2026-11-21 08:00:30", "2026-11-21T00:00:30Z"),
        ("2026-11-21t08:00:30", "2026-11-21T00:00:30Z"),
        ("2026-11-21T08:00:30Z", "2026-11-21T08:00:30Z"),
        ("2026-11-21T08:00z", "2026-11-21T08:00:00Z"),
        ("2026-11-21T08:00:30.5Z", "2026-11-21T08:00:30.500Z"),
        ("2026-11-21T08:00:30.007Z", "2026-11-21T08:00:30.007Z"),
        ("2026-11-21T08:00:30.123456789Z", "2026-11-21T08:00:30.123Z"),
        ("2026-11-21T08:00:30.25", "2026-11-21T00:00:30.250Z"),
        ("2026-11-21T08:00:30+08:00", "2026-11-21T00:00:30Z"),
        ("2026-11-21T08:00:30+0800", "2026-11-21T00:00:30Z"),
        ("2026-11-21T08:00:30+08", "2026-11-21T00:00:30Z"),
        ("2026-11-21T08:00:30-05:30", "2026-11-21T13:30:30Z"),
        ("2026-11-21T08:00-05:30", "2026-11-21T13:30:00Z"),
        ("2026-12-31T23:59:60Z", "2027-01-01T00:00:00Z"),
        ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ]

    @Test(arguments: readable) func readsAndPrints(_ text: String, _ printed: String) {
        #expect(Instant(iso: text, zone: .shanghai)?.iso == printed)
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-11-2", "2026-11-31", "2026-13-01", "2025-02-29", "2026/11/21", "26-11-21", "2026-11-21T",
        "2026-11-21T8:00", "2026-11-21T24:00", "2026-11-21T08:60", "2026-11-21T08:00:61", "2026-11-21T08:00:", "2026-11-21T08",
        "2026-11-21T08:00:30.", "2026-11-21T08:00:30,5", "2026-11-21T08:00:30Zulu", "2026-11-21T08:00:30+", "2026-11-21T08:00:30+8",
        "2026-11-21T08:00:30+08:", "2026-11-21T08:00:30+08:6", "2026-11-21T08:00:30+08:60", "2026-11-21T08:00:30+19:00",
        "2026-11-21T08:00:30+08:00 ", " 2026-11-21", "２０２６-11-21", "2026-11-21T08:00:30 CST", "-026-11-21", "昨天 08:00",
    ]) func refuses(_ text: String) {
        #expect(Instant(iso: text, zone: .shanghai) == nil)
    }

    @Test func printsTheWallClock() throws {
        let instant = try #require(Instant(iso: "1988-07-01T03:04:05.678Z", zone: .shanghai))
        #expect(instant.wall(in: .shanghai) == "1988-07-01 12:04:05")
        #expect(instant.wall(in: try #require(Zone("America/New_York"))) == "1988-06-30 23:04:05")
    }

    /// Whatever was printed is read again; whatever bytes come, nothing traps.
    @Test func printedTimesComeBack() {
        var dice = SeededDice(seed: 1)
        for _ in 0..<20_000 {
            let instant = Instant(milliseconds: .random(in: -62_135_596_800_000 ... 253_402_300_799_999, using: &dice))
            guard Instant(iso: instant.iso, zone: .shanghai) == instant else {
                Issue.record("\(instant.milliseconds) is printed as \(instant.iso)")
                return
            }
        }
        let alphabet = Array("0123456789-:T Z+.z".utf8)
        for _ in 0..<50_000 {
            var bytes = Array("2026-11-21T08:00:30.5+08:00".utf8.prefix(.random(in: 0...27, using: &dice)))
            for _ in 0..<Int.random(in: 0...3, using: &dice) where !bytes.isEmpty {
                bytes[.random(in: 0..<bytes.count, using: &dice)] = alphabet[.random(in: 0..<alphabet.count, using: &dice)]
            }
            let found = bytes.withUnsafeBufferPointer { ISOTime.parse($0, zone: .shanghai) }
            if let found { #expect(Instant(iso: found.iso, zone: .shanghai) == found) }
        }
    }
}

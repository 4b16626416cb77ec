import FeatureRules
import Kernel

/// Talk of a group, line by line, and the days it is read into.
struct TalkStory {
    private(set) var log = TalkLog()
    private var sequence = IDSequence(start: 7)
    /// Who bears which name.
    var names: [String: Int64] = [:]

    /// - Parameter wall: `2026-11-21 08:00:00`, in Shanghai.
    mutating func say(_ wall: String, _ member: Int64, _ text: String, quoting quote: String = "", form: TalkForm = .text) {
        guard let at = Instant(iso: wall, zone: .shanghai) else { return }
        let text = Array(text.utf8), quote = Array(quote.utf8)
        text.withUnsafeBufferPointer { text in
            quote.withUnsafeBufferPointer { quote in
                log.append(id: sequence.next(at: at), member: MemberID(member), at: at, form: form, text: text, quote: quote)
            }
        }
    }

    func days(from: String = "2026-11-21", to: String = "2026-11-21") -> [TalkReading.Day] {
        let bearers = Dictionary(names.map { (XXH64.hash(Array($0.key.utf8)), MemberID($0.value)) }, uniquingKeysWith: { a, _ in a })
        return TalkReading(zone: .shanghai) { bearers[$0] }.days(log, from: TalkStory.day(from), to: TalkStory.day(to))
    }

    static func day(_ text: String) -> LocalDay {
        Instant(iso: text, zone: .shanghai).map { Zone.shanghai.day(of: $0) } ?? LocalDay(number: 0)
    }

    /// `1>2 q1 m0 t0`
    func ties(_ day: String = "2026-11-21") -> [String] {
        days(from: day, to: day).flatMap(\.talk.ties).map { "\($0.from)>\($0.to) q\($0.quotes) m\($0.mentions) t\($0.turns)" }
    }
}

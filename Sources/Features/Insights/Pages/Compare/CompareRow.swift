internal import FeatureRules
internal import Web

/// One figure of both sides with what they differ by.
struct CompareRow: PageModel {
    let key: String
    let one: String
    let other: String
    let difference: String
    /// What the difference is worth; nil where nothing is to be said.
    let verdict: String?
    /// The interval of the difference.
    var interval: String?
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "label": .text(voice.say("compare.row.\(key)"))
        case "definition": .text(voice.say("compare.row.\(key).what"))
        case "one": .text(one)
        case "other": .text(other)
        case "difference": .text(difference)
        case "verdict": .text(verdict)
        case "interval": .text(interval)
        default: nil
        }
    }
}

extension CompareRow {
    static let unknown = "–"

    /// Counts of people or things; what they differ by, without an interval.
    static func count(_ key: String, _ one: Int?, _ other: Int?, _ voice: Voice) -> CompareRow {
        let difference = one.flatMap { one in other.map { one.subtractingReportingOverflow($0) } }
        return CompareRow(
            key: key, one: one.map { voice.grouped($0) } ?? unknown, other: other.map { voice.grouped($0) } ?? unknown,
            difference: difference.flatMap { $0.overflow ? nil : voice.signed($0.partialValue) } ?? unknown, verdict: nil, voice: voice)
    }

    /// A length of time in minutes: of medians no interval is given.
    static func minutes(_ key: String, _ one: Double?, _ other: Double?, _ voice: Voice) -> CompareRow {
        let words: String? = one.flatMap { one in
            other.map { other in
                let length = voice.minutes(abs(one - other))
                return abs(one - other) < 1 ? voice.say("compare.same") : voice.say(one < other ? "compare.faster" : "compare.slower", ["time": length])
            }
        }
        return CompareRow(
            key: key, one: one.map { voice.minutes($0) } ?? unknown, other: other.map { voice.minutes($0) } ?? unknown,
            difference: words ?? unknown, verdict: nil, voice: voice)
    }

    /// A share with what can be said of the difference.
    static func share(_ key: String, _ one: Share?, _ other: Share?, isOverlapping: Bool, _ voice: Voice) -> CompareRow {
        func words(_ share: Share?) -> String {
            guard let share, let value = share.value else { return unknown }
            guard share.whole >= ShareWords.least else { return ShareWords(share, voice).figure }
            return voice.say(
                "compare.share", ["share": voice.percent(value), "part": voice.grouped(share.part), "whole": voice.grouped(share.whole)])
        }
        /// As it is written beside it, so that the difference is the one a reader finds.
        func rounded(_ share: Double) -> Double { (share * 100).rounded() / 100 }
        guard let one, let other else {
            return CompareRow(key: key, one: words(one), other: words(other), difference: unknown, verdict: nil, voice: voice)
        }
        let compared = ComparedShare(one, other, isOverlapping: isOverlapping)
        var row = CompareRow(
            key: key, one: words(one), other: words(other),
            difference: min(one.whole, other.whole) < ShareWords.least
                ? unknown : one.value.flatMap { p in other.value.map { voice.points(rounded(p) - rounded($0)) } } ?? unknown,
            verdict: voice.say("compare.verdict.\(compared.verdict)"), voice: voice)
        if let interval = compared.difference?.interval {
            // An end that is not 0 must not read like one: it says on which side the difference lies.
            func end(_ points: Double) -> String {
                abs(points) < 0.5 && compared.difference?.isClear == true ? (points < 0 ? "−" : "+") + voice.decimal(max(0.1, abs(points)), digits: 1) : voice.signed(Int(points.rounded()))
            }
            row.interval = voice.say("compare.interval", ["low": end(interval.low * 100), "high": end(interval.high * 100)])
        }
        return row
    }
}

extension Voice {
    /// A difference of shares: +12, −3, ±0 points of a hundred.
    func points(_ difference: Double) -> String {
        say("compare.points", ["points": signed(Int((difference * 100).rounded()))])
    }
}

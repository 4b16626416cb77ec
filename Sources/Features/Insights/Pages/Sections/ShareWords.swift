internal import FeatureRules
internal import Web

/// A share in words, with what is known about it: 64%（52–75%，n=58）.
struct ShareWords {
    let share: Share
    let voice: Voice

    /// A percentage of fewer says less than the two numbers themselves.
    static let least = 5

    init(_ share: Share, _ voice: Voice) {
        self.share = share
        self.voice = voice
    }

    private var isFew: Bool { share.whole < Self.least }

    /// 64%; of few 2 / 3; a dash of nothing.
    var figure: String {
        guard let value = share.value else { return "–" }
        return isFew ? "\(share.part) / \(share.whole)" : voice.percent(value)
    }

    /// 52–75%，n=58; nil of nothing.
    var interval: String? {
        guard let low = share.low, let high = share.high else { return nil }
        if isFew { return voice.say("diagnosis.share.few") }
        return voice.say(
            "diagnosis.share.interval", ["low": voice.percent(low), "high": voice.percent(high), "n": voice.grouped(share.whole)])
    }

    /// Both in one, for sentences.
    var whole: String { interval.map { voice.say("diagnosis.share", ["share": figure, "interval": $0]) } ?? figure }
}

extension FigureTile {
    /// A share: its percentage with the interval, or why there is none.
    static func share(
        _ key: String, _ share: Share, note: String? = nil, nothing: String, href: String? = nil, _ voice: Voice
    ) -> FigureTile {
        let words = ShareWords(share, voice)
        return FigureTile(
            key: key, figure: words.figure, unit: "", note: share.value == nil ? voice.say(nothing) : note, voice: voice,
            interval: words.interval, href: share.part > 0 || share.whole > 0 ? href : nil)
    }

    /// A count.
    static func count(
        _ key: String, _ count: Int, _ unit: String, note: String? = nil, href: String? = nil, _ voice: Voice
    ) -> FigureTile {
        FigureTile(
            key: key, figure: voice.grouped(count), unit: voice.say("unit.\(unit)", ["count": "\(count)"]), note: note, voice: voice,
            href: count > 0 ? href : nil)
    }
}

internal import FeatureRules
internal import Web

/// A share in words, with what it is of: 64%（58 个里有 37 个）.
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

    /// The two numbers in the words of a text: 58 个问题，37 个有人接; why there is no percentage of few; nil of nothing.
    func said(_ key: String) -> String? {
        guard share.value != nil else { return nil }
        if isFew { return voice.say("diagnosis.share.few") }
        return voice.say(key, ["part": voice.grouped(share.part), "whole": voice.grouped(share.whole)])
    }

    /// 52–75%，n=58; nil of few.
    var interval: String? {
        guard !isFew, let low = share.low, let high = share.high else { return nil }
        return voice.say(
            "diagnosis.share.interval", ["low": voice.percent(low), "high": voice.percent(high), "n": voice.grouped(share.whole)])
    }

    /// Both in one, for sentences: 64%（58 个里有 37 个）.
    var whole: String { isFew ? figure : said("diagnosis.share.of").map { voice.say("diagnosis.share", ["share": figure, "sample": $0]) } ?? figure }
}

extension FigureTile {
    /// A share: its percentage, what it is of (`figure.<key>.of`), and behind the question mark the interval; or why there is none.
    static func share(
        _ key: String, _ share: Share, note: String? = nil, nothing: String, href: String? = nil, _ voice: Voice
    ) -> FigureTile {
        let words = ShareWords(share, voice)
        return FigureTile(
            key: key, figure: words.figure, unit: "", note: share.value == nil ? voice.say(nothing) : note, voice: voice,
            sample: words.said("figure.\(key).of"), interval: words.interval, href: share.part > 0 || share.whole > 0 ? href : nil)
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

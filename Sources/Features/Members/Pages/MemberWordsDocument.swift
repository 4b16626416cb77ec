internal import FeatureRules
internal import Kernel
internal import Web

/// What a member talks about, in the API.
struct MemberWordsDocument: APIDocument {
    struct Word: APIDocument {
        var word: String
        var messages: Int
        var messagesThere: Int
        var ratio: Double
        var low: Double
        var high: Double
        var score: Double

        static var schemaName: String { "MemberWord" }
        static var notes: [String: String] {
            [
                "messages": "Messages of the member it stands in.", "messages_there": "Messages of the others it stands in, as far as their weeks list it.",
                "ratio": "How many times as frequent it is with the member, at least.", "low": "Of the 95 % interval of the ratio.",
                "high": "Of the 95 % interval of the ratio.", "score": "G²: how surely it is more frequent; 3.84 is p = 0.05.",
            ]
        }
    }

    var from: LocalDay?
    var to: LocalDay?
    var messages: Int
    var messagesThere: Int
    var silence: TooLittleTalk?
    var words: [Word]

    static var notes: [String: String] {
        [
            "from": "The day of the first message that was read.", "to": "The day of the last one.",
            "messages": "Messages of the member with words in them.",
            "messages_there": "The same of the others in the same groups and weeks.", "silence": "Why no word can be named; missing if there are words.",
            "words": "The words by which the member differs from the others, the surest first; docs/reference/figures.md has the rule.",
        ]
    }

    init(_ figures: MemberWordFigures) {
        from = figures.from
        to = figures.to
        messages = figures.words.messages
        messagesThere = figures.words.messagesThere
        silence = figures.words.silence
        words = figures.words.words.map {
            Word(
                word: $0.word, messages: $0.messages, messagesThere: $0.messagesThere, ratio: $0.ratio, low: $0.low, high: $0.high,
                score: $0.score)
        }
    }
}

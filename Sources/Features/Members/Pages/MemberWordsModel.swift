internal import FeatureRules
internal import Kernel
internal import Web

/// What a member talks about: the words that tell them from the others, or why none can be named.
struct MemberWordsModel: PageModel {
    let figures: MemberWordFigures
    let name: String
    let seat: Seat
    let voice: Voice

    /// So many stand there at once, the others behind a fold.
    private static let shown = 8

    func value(_ field: String) -> PageValue? {
        let words = figures.words.words
        return switch field {
        case "wordsWhat": .text(what)
        case "wordsWhatLabel": .text(voice.say("figure.define", ["name": voice.say("members.words")]))
        case "wordsSay": .text(sentence)
        case "hasWords": .flag(!words.isEmpty)
        case "words": .list(words.prefix(Self.shown).map(line))
        case "wordsMore": .text(words.count > Self.shown ? voice.say("members.words.more", ["count": "\(words.count - Self.shown)"]) : nil)
        case "wordsRest": .list(words.dropFirst(Self.shown).map(line))
        default: nil
        }
    }

    private var what: String {
        voice.say(
            "members.words.what",
            [
                "read": voice.grouped(MemberWordFigures.messagesRead), "passed": voice.grouped(MemberWordFigures.messagesPassed),
                "weeks": "\(MemberWordFigures.weeks)",
            ])
    }

    private var sentence: String {
        let words = figures.words, key = words.silence.map { ".\($0.rawValue)" } ?? ""
        return voice.say(
            "members.words.n\(key)",
            [
                "day": figures.from.map { voice.day($0) } ?? "", "here": voice.grouped(words.messages),
                "there": voice.grouped(words.messagesThere),
            ])
    }

    private func line(_ word: TellingWord) -> MemberWordLine {
        MemberWordLine(word: word, href: seat.path("/search?q=\(Address.encoded(word.word))&sender=\(Address.encoded(name))"), voice: voice)
    }
}

private struct MemberWordLine: PageModel {
    let word: TellingWord
    let href: String
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "word": .text(word.word)
        case "wordHref": .text(href)
        case "wordReason":
            // Of what nobody else was heard to say the ratio has no upper end.
            .text(
                voice.say(
                    word.messagesThere > 0 ? "members.words.line" : "members.words.line.new",
                    ["ratio": voice.brief(word.ratio), "low": voice.brief(word.low), "high": voice.brief(word.high)]))
        case "wordCount": .text(voice.grouped(word.messages))
        case "wordUnit": .text(voice.say("unit.messages", ["count": "\(word.messages)"]))
        default: nil
        }
    }
}

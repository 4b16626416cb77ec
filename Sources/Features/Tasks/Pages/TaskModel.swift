internal import FeatureRules
internal import FeatureStores
internal import Web

/// One task about a person: why now, what they said last, a sentence to begin with, and the buttons.
struct TaskModel: PageModel {
    let task: TaskEntry
    /// What they said; nil if none of it is words.
    let words: MessageEntry?
    /// What the sentence can take up; nil for nothing.
    let topic: OpeningTopic?
    let sentences: OpeningSentences
    /// In which the group talks; nil if that cannot be told.
    let language: TalkLanguage?
    let context: TaskContext

    /// A longer quotation is no opening of a talk, nor is one that calls somebody else.
    private static let quotable = 40

    func value(_ name: String) -> PageValue? {
        let seat = context.seat, voice = context.voice
        return switch name {
        case "homeHref": .text(seat.path())
        case "title": .text(title)
        case "groupOfTask": .text(task.groupName)
        case "groupHref": .text(task.code == nil ? seat.path("/groups/\(task.group)") : context.canSettle ? seat.path("/codes/\(task.group)") : nil)
        case "memberHref": .text(task.member.map { seat.path("/members/\($0)") })
        case "memberLink": .text(voice.say("tasks.page.member", ["name": context.name(task.member)]))
        case "wordsTitle": .text(voice.say(task.kind == .answer ? "tasks.page.asked" : "tasks.page.words"))
        case "said": .model(words.map { TaskProof(message: $0, kind: task.kind, voice: voice) })
        case "contextHref": .text(words.map { seat.path("/groups/\($0.group)/messages?around=\($0.id)#hit") })
        case "openingNote": .text(voice.say(task.facts.hasLeft == true ? "tasks.page.opening-note.left" : "tasks.page.opening-note"))
        // It is copied: nothing may be put around what it quotes.
        case "opening": opening.map { .typed($0) } ?? .nothing
        default: TaskLine(task: task, next: nil, place: .home, showsGroup: false, context: context).value(name)
        }
    }

    /// It begins no sentence elsewhere.
    var title: String {
        let words = context.title(task)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// Nil for tasks where nothing that fits everybody can be said.
    private var opening: String? {
        let name = context.name(task.member), voice = context.voice.speaking(language)
        switch task.kind {
        case .welcome, .answer:
            guard let quote else { return voice.bare("tasks.opening.\(task.kind.rawValue)", ["name": name]) }
            return voice.bare("tasks.opening.\(task.kind.rawValue).quote", ["name": name, "quote": quote])
        case .greet: return task.member.map { sentences.greeting($0, name: name, topic: topic, isElsewhere: context.elsewhere[task.id] != nil, hasLeft: task.facts.hasLeft ?? false, in: language, voice) }
        case .thank, .appoint: return voice.bare("tasks.opening.\(task.kind.rawValue)", ["name": name])
        case .suspect, .wake, .merge, .close, .code: return nil
        }
    }

    private var quote: String? {
        guard let text = words?.text, text.count <= Self.quotable, !text.contains(where: { $0.isNewline || $0 == "@" }) else { return nil }
        return text
    }
}

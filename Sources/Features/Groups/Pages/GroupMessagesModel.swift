internal import FeatureStores
internal import Kernel
internal import Web

/// The messages of one group, newest first: all, those that were searched for, or those that a number counted.
struct GroupMessagesModel: PageModel {
    let head: GroupHead
    let typed: String
    /// Only some of them, and what that means in words.
    var choice: TalkChoice? = nil
    var choiceWords: String? = nil
    let isFirst: Bool
    let messages: [MessageEntry]
    let next: MessageID?
    /// Shown among what was said before and after it.
    var hit: MessageID? = nil
    /// Newer messages than these; nil if there are none, or nobody asked for surroundings.
    var newer: MessageID? = nil
    /// What the message archive has of them besides their words.
    var media: [MessageID: [ArchiveMediaEntry]] = [:]
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "typed": .typed(typed)
        case "isSearch": .flag(!typed.isEmpty)
        case "choice": .text(choiceWords)
        case "action": .text(head.path("/messages"))
        case "lines": .list(MessageLine.lines(messages, typed: typed, seat: seat, voice: voice, hit: hit, media: media))
        case "hasLines": .flag(!messages.isEmpty)
        case "nothing": .text(nothing)
        case "newestHref": .text(isFirst ? nil : head.path("/messages") + search)
        case "newerHref": .text(newer.map { head.path("/messages?around=\($0)#hit") })
        case "nextHref": .text(next.map { head.path("/messages") + (search.isEmpty ? "?" : search + "&") + "before=\($0)" })
        default: head.value(name)
        }
    }

    private var search: String { choice.map { "?\($0.encoded)" } ?? (typed.isEmpty ? "" : "?q=\(Address.encoded(typed))") }

    private var nothing: String {
        if choice != nil { return voice.say(next == nil ? "groups.messages.only.none" : "groups.messages.only.not-yet") }
        return voice.say(typed.isEmpty ? "groups.messages.none" : "groups.messages.not-found", ["words": typed])
    }
}

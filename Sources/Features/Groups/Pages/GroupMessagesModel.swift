internal import FeatureStores
internal import Kernel
internal import Web

/// The messages of one group, newest first, all or those that were searched for.
struct GroupMessagesModel: PageModel {
    let head: GroupHead
    let typed: String
    let isFirst: Bool
    let messages: [MessageEntry]
    let next: MessageID?
    /// Shown among what was said before and after it.
    var hit: MessageID? = nil
    /// Newer messages than these; nil if there are none, or nobody asked for surroundings.
    var newer: MessageID? = nil
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "typed": .text(typed)
        case "isSearch": .flag(!typed.isEmpty)
        case "action": .text(head.path("/messages"))
        case "lines": .list(MessageLine.lines(messages, typed: typed, seat: seat, voice: voice, hit: hit))
        case "hasLines": .flag(!messages.isEmpty)
        case "nothing": .text(voice.say(typed.isEmpty ? "groups.messages.none" : "groups.messages.not-found", ["words": typed]))
        case "newestHref": .text(isFirst ? nil : head.path("/messages") + search)
        case "newerHref": .text(newer.map { head.path("/messages?around=\($0)#hit") })
        case "nextHref": .text(next.map { head.path("/messages") + (search.isEmpty ? "?" : search + "&") + "before=\($0)" })
        default: head.value(name)
        }
    }

    private var search: String { typed.isEmpty ? "" : "?q=\(Address.encoded(typed))" }
}

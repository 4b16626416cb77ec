internal import Exports
internal import FeatureStores
internal import Kernel
internal import Web

/// One message in a list; the first of a day carries the day.
struct MessageLine: PageModel {
    let message: MessageEntry
    let day: String?
    let typed: String
    let seat: Seat
    let voice: Voice
    /// Where it was said, for lists over several groups.
    let group: String?
    /// The one that was asked for, among its surroundings.
    let isHit: Bool
    /// What the message archive has of it besides its words.
    let media: [ArchiveMediaEntry]

    static func lines(
        _ messages: [MessageEntry], typed: String, seat: Seat, voice: Voice, groups: [GroupID: String] = [:], hit: MessageID? = nil,
        media: [MessageID: [ArchiveMediaEntry]] = [:]
    ) -> [MessageLine] {
        var last: LocalDay?
        return messages.map { message in
            let day = voice.zone.day(of: message.at)
            defer { last = day }
            return MessageLine(
                message: message, day: day == last ? nil : voice.day(day), typed: typed, seat: seat, voice: voice,
                group: groups[message.group], isHit: message.id == hit, media: media[message.id] ?? [])
        }
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "day": .text(day)
        case "name": .text(message.name.isEmpty ? voice.say("member.unnamed") : message.name)
        case "href": .text(seat.path("/members/\(message.member)"))
        case "clock": .text(String(voice.exact(message.at).suffix(5)))
        case "time": .text(voice.exact(message.at))
        case "textMarkup": .markup(Highlight.mark(typed, in: message.text))
        case "kind": .text(kindWord)
        case "groupOfLine": .text(group)
        case "groupHref": .text(seat.path("/groups/\(message.group)"))
        case "contextHref": .text(seat.path("/groups/\(message.group)/messages?around=\(message.id)#hit"))
        case "isHit": .flag(isHit)
        case "quote": .text(message.quote)
        case "hasMedia": .flag(!media.isEmpty)
        case "media": .list(media.map { MessageMedium(entry: $0, seat: seat, voice: voice) })
        default: nil
        }
    }

    /// What it is if it is not words: a picture, a red packet.
    private var kindWord: String? {
        guard let kind = LineKind(rawValue: message.kind), kind != .text else { return nil }
        return voice.say("message-kind.\(kind)")
    }
}

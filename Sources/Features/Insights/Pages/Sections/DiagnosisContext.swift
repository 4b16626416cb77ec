internal import FeatureStores
internal import Kernel
internal import Web

/// Where words about a group's diagnosis lead to, and whose names stand in them.
struct DiagnosisContext: Sendable {
    let group: GroupID
    let names: [MemberID: String]
    let messages: [MessageID: MessageEntry]
    /// The day the page looks at, if it was chosen; links between the tabs keep it.
    let day: LocalDay?
    /// What the figures are for.
    let asOf: Instant
    let list: ListChoice
    let seat: Seat
    let voice: Voice

    func name(_ member: MemberID) -> String {
        let name = names[member] ?? ""
        return name.isEmpty ? voice.say("member.unnamed") : name
    }

    func href(_ member: MemberID) -> String { seat.path("/members/\(member)") }

    /// A tab: `talk#answers`; the first one if it is empty.
    func tab(_ name: String, anchor: String = "", fields: [String] = []) -> String {
        let query = ((day.map { ["as-of=\($0)"] } ?? []) + fields).joined(separator: "&")
        return seat.path("/groups/\(group)") + (name.isEmpty ? "" : "/\(name)") + (query.isEmpty ? "" : "?\(query)")
            + (anchor.isEmpty ? "" : "#\(anchor)")
    }

    /// A message with what was said before and after it.
    func talk(_ message: MessageID) -> String { seat.path("/groups/\(group)/messages?around=\(message)#hit") }

    /// The talk with what was said last until then first.
    func talk(until at: Instant) -> String {
        seat.path("/groups/\(group)/messages?before=\(IDSequence.floor(at + Span(milliseconds: 1)))")
    }

    /// Messages of one kind of the last `days` days, or of as many days before these.
    func talk(of kind: String, days: Int, before: Bool = false, by author: TalkChoice.Author = .anybody) -> String {
        let last = voice.zone.day(of: asOf) + (before ? -days : 0)
        return seat.path("/groups/\(group)/messages?" + TalkChoice(kind: kind, by: author, days: (last + (1 - max(1, days)))...last).encoded)
    }

    /// The members who spoke in the last days; of a day that is over, what is known of its people.
    func members(_ active: ActiveWithin? = nil) -> String {
        if day != nil { return tab("people", anchor: "roles") }
        return seat.path("/groups/\(group)/members" + (active.map { "?\($0.encoded)" } ?? ""))
    }

    func talk(about word: String) -> String { seat.path("/groups/\(group)/messages?q=\(Address.encoded(word))") }

    func people(_ count: Int) -> String { voice.say("unit.people", ["count": "\(count)"]) }
}

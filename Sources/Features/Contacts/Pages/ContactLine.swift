internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A contact in a list: who it is, who of the company has them, since when, and with which tags.
struct ContactLine: PageModel {
    let entry: ContactEntry
    /// Of whoever has them; nil if it is not known.
    let staffName: String?
    /// On the page of the contact, which needs no link to itself.
    var isHere = false
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(entry.name.isEmpty ? voice.say("member.unnamed") : entry.name)
        case "href": .text(isHere ? nil : seat.path("/members/\(entry.member)"))
        case "remark": .text(entry.remark.isEmpty || entry.remark == entry.name ? nil : entry.remark)
        case "having": .text(voice.say("contacts.with", ["name": staff]))
        case "since": .text(entry.since.map { voice.ago($0) })
        case "sinceExact": .text(entry.since.map { voice.exact($0) } ?? "")
        case "ending": .text(entry.loss.map { voice.say("contacts.loss.\($0.rawValue)") })
        case "lost": .text(entry.loss == nil ? nil : entry.lost.map { voice.ago($0) })
        case "lostExact": .text(entry.lost.map { voice.exact($0) } ?? "")
        case "tagNames": .text(entry.tags.isEmpty ? nil : entry.tags.joined(separator: " · "))
        case "channel": .text(entry.channel.isEmpty ? nil : voice.say("contacts.channel", ["name": entry.channel]))
        default: nil
        }
    }

    /// The platform does not tell the names of its own people everywhere.
    private var staff: String { staffName.map { $0.hasSuffix("/\(entry.edge.staff)") ? entry.edge.staff : $0 } ?? entry.edge.staff }
}

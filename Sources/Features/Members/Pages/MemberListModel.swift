internal import FeatureStores
internal import Web

/// The members of the workspace, all or those that were searched for.
struct MemberListModel: PageModel {
    let lines: [MemberLine]
    let typed: String
    let active: ActiveWithin?
    /// More than are shown.
    let isCut: Bool
    let isFirst: Bool
    /// A company's contacts are known.
    let hasContacts: Bool
    /// Pairs that may be one person, to be decided now.
    let proposals: Int
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "lines": .list(lines)
        case "hasLines": .flag(!lines.isEmpty)
        case "typed": .typed(typed)
        case "isSearch": .flag(!typed.isEmpty)
        case "isEmpty": .flag(lines.isEmpty && typed.isEmpty && active == nil)
        case "isWhole": .flag(!lines.isEmpty && typed.isEmpty)
        case "active": .text(typed.isEmpty ? active?.sentence(voice) : nil)
        case "isNotFound": .flag(lines.isEmpty && !typed.isEmpty)
        case "isCutSearch": .flag(isCut && !typed.isEmpty)
        case "action": .text(seat.path("/members"))
        case "nextHref": .text(isCut && typed.isEmpty ? next : nil)
        case "firstHref": .text(isFirst ? nil : seat.path("/members" + (active.map { "?\($0.encoded)" } ?? "")))
        case "blacklistHref": .text(Set.operators.contains(seat.role) ? seat.path("/blacklist") : nil)
        case "contactsHref": .text(hasContacts ? seat.path("/contacts") : nil)
        case "proposalsHref": .text(seat.path("/members/proposals"))
        case "proposals": .text(proposals > 0 ? voice.say("proposals.link", ["count": voice.grouped(proposals)]) : nil)
        case "keepHref": .text(seat.path("/members.xlsx"))
        case "importHref": .text(seat.path("/import"))
        case "canImport": .flag(Set.operators.contains(seat.role))
        default: nil
        }
    }

    private var next: String? {
        lines.last.map {
            let narrowed = active.map { "\($0.encoded)&" } ?? ""
            return seat.path("/members?\(narrowed)after=\(MemberCursor(messages: $0.entry.messages, member: $0.entry.member).text)")
        }
    }
}

internal import FeatureStores
internal import Kernel
internal import Web

/// The contacts of the workspace, all or those that were asked for.
struct ContactListModel: PageModel {
    let entries: [ContactEntry]
    let staff: [(id: String, name: String)]
    let tags: [TagGroupSight]
    let names: [MemberID: String]
    let choice: ContactChoice
    /// More than are shown.
    let isCut: Bool
    let isFirst: Bool
    /// There are contacts, shown or not.
    let hasAny: Bool
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "membersHref": .text(seat.path("/members"))
        case "transfersHref": .text(Set.operators.contains(seat.role) ? seat.path("/transfers") : nil)
        case "action": .text(seat.path("/contacts"))
        case "isEmpty": .flag(!hasAny)
        case "isNotFound": .flag(hasAny && entries.isEmpty)
        case "isNarrowed": .flag(choice.isAny)
        case "typed": .typed(choice.filter.text)
        case "staffChoices":
            .list(
                [Choice("", voice.say("contacts.any-staff"), isChosen: choice.filter.staff.isEmpty)]
                    + staff.map { Choice($0.id, $0.name, isChosen: $0.id == choice.filter.staff) })
        case "tagChoices":
            .list(
                [Choice("", voice.say("contacts.any-tag"), isChosen: choice.filter.tag.isEmpty)]
                    + tags.flatMap { group in
                        group.tags.map { Choice($0.id, "\(group.name) · \($0.name)", isChosen: $0.id == choice.filter.tag) }
                    })
        case "statusChoices":
            .list(
                ["", "ok", "lost"].map {
                    Choice($0, voice.say("contacts.status.\($0.isEmpty ? "any" : $0)"), isChosen: $0 == choice.filter.status)
                })
        case "lines": .list(entries.map { ContactLine(entry: $0, staffName: $0.staff.flatMap { names[$0] }, seat: seat, voice: voice) })
        case "firstHref": .text(isFirst ? nil : seat.path("/contacts" + (choice.isAny ? "?\(choice.encoded)" : "")))
        case "nextHref": .text(isCut ? next : nil)
        default: nil
        }
    }

    private var next: String? {
        entries.last.map {
            seat.path("/contacts?" + (choice.isAny ? "\(choice.encoded)&" : "") + "after=\(Address.encoded(ContactCursor($0).text))")
        }
    }
}

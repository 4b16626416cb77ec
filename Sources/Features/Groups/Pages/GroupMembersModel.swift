internal import FeatureStores
internal import Web

/// The members of one group, who said most first.
struct GroupMembersModel: PageModel {
    let head: GroupHead
    let active: ActiveWithin?
    let lines: [MembershipLine]
    let nextHref: String?

    func value(_ name: String) -> PageValue? {
        switch name {
        case "active": .text(active?.sentence(head.voice))
        case "allHref": .text(head.path("/members"))
        case "lines": .list(lines)
        case "hasLines": .flag(!lines.isEmpty)
        case "nextHref": .text(nextHref)
        default: head.value(name)
        }
    }
}

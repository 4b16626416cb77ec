internal import FeatureStores
internal import Web

/// The members of one group, who said most first.
struct GroupMembersModel: PageModel {
    let head: GroupHead
    let lines: [MembershipLine]
    let nextHref: String?

    func value(_ name: String) -> PageValue? {
        switch name {
        case "lines": .list(lines)
        case "hasLines": .flag(!lines.isEmpty)
        case "nextHref": .text(nextHref)
        default: head.value(name)
        }
    }
}

internal import FeatureStores
internal import Web

/// What all pages of a group begin with: its name and the way between its pages.
struct GroupHead: PageModel {
    enum Tab { case figures, members, messages }

    let entry: GroupEntry
    let tab: Tab
    let seat: Seat

    func value(_ name: String) -> PageValue? {
        switch name {
        case "groupName": .text(entry.name)
        case "groupsHref": .text(seat.path("/groups"))
        case "figuresHref": .text(path())
        case "membersHref": .text(path("/members"))
        case "messagesHref": .text(path("/messages"))
        case "nameHref": .text(path("/name"))
        case "onFigures": .flag(tab == .figures)
        case "onMembers": .flag(tab == .members)
        case "onMessages": .flag(tab == .messages)
        case "canChange": .flag(Set.operators.contains(seat.role))
        default: nil
        }
    }

    func path(_ rest: String = "") -> String { seat.path("/groups/\(entry.id)\(rest)") }
}

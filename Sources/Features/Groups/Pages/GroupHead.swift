internal import FeatureStores
internal import Kernel
internal import Web

/// What all pages of a group begin with: its name and the way between its pages.
struct GroupHead: PageModel {
    /// `rawValue` is the last part of the address.
    enum Tab: String, CaseIterable {
        case figures = ""
        case roster, people, talk, words, network, flow, members, messages

        /// Shows figures as of an instant.
        var isDiagnosis: Bool { ![.roster, .members, .messages].contains(self) }
        var key: String { self == .figures ? "figures" : rawValue }
    }

    let entry: GroupEntry
    let tab: Tab
    let seat: Seat
    let voice: Voice
    /// The chosen day; the way between the tabs keeps it.
    var day: LocalDay?
    /// A group of a connected company of which no message is known: there is nothing to diagnose.
    var isSilent = false

    func value(_ name: String) -> PageValue? {
        switch name {
        case "groupName": .text(entry.name)
        case "groupsHref": .text(seat.path("/groups"))
        case "tabHref": .text(path(tab == .figures ? "" : "/\(tab.rawValue)"))
        case "messagesHref": .text(path("/messages"))
        case "nameHref": .text(path("/name"))
        case "tabs":
            .list(
                tabs.map { one in
                    GroupTabLink(
                        title: voice.say("groups.tab.\(one.key)"),
                        href: path(one == .figures ? "" : "/\(one.rawValue)") + (one.isDiagnosis ? day.map { "?as-of=\($0)" } ?? "" : ""),
                        isCurrent: one == tab)
                })
        case "canChange": .flag(Set.operators.contains(seat.role))
        default: nil
        }
    }

    private var tabs: [Tab] {
        if isSilent { return [.roster, .members] }
        return Tab.allCases.filter { $0 != .roster || entry.isConnected }
    }

    func path(_ rest: String = "") -> String { seat.path("/groups/\(entry.id)\(rest)") }
}

private struct GroupTabLink: PageModel {
    let title: String
    let href: String
    let isCurrent: Bool

    func value(_ name: String) -> PageValue? {
        switch name {
        case "tabTitle": .text(title)
        case "href": .text(href)
        case "isCurrent": .flag(isCurrent)
        default: nil
        }
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Pairs of members who may be one person: put off or decided, or those of one question.
struct MergeProposalsModel: PageModel {
    let entries: [MergeProposalEntry]
    /// More than are shown.
    let isCut: Bool
    let isFirst: Bool
    /// In whose question they stand; nil for a list of all.
    let about: MemberID?
    let frame: MergeFrame

    private var view: MergeProposalQueries.View { frame.view }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "hasLines": .flag(!entries.isEmpty)
        case "nothing": .text(frame.voice.say("proposals.nothing.\(view.rawValue)"))
        case "lines": .list(entries.map { MergeProposalLine(entry: $0, view: view, about: about, seat: frame.seat, voice: frame.voice) })
        case "allHref": .text(about.map { _ in MergeProposalTab.path(.open, frame.seat) })
        case "firstHref": .text(isFirst ? nil : MergeProposalTab.path(view, frame.seat))
        case "nextHref": .text(isCut ? next : nil)
        default: frame.value(name)
        }
    }

    private var next: String? {
        entries.last.map { "\(MergeProposalTab.path(view, frame.seat))\(view == .open ? "?" : "&")after=\($0.strength.rawValue)-\($0.id)" }
    }
}

/// One of the lists.
struct MergeProposalTab: PageModel {
    let view: MergeProposalQueries.View
    let isCurrent: Bool
    let seat: Seat
    let voice: Voice

    static func path(_ view: MergeProposalQueries.View, _ seat: Seat) -> String {
        seat.path("/members/proposals" + (view == .open ? "" : "?state=\(view.rawValue)"))
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "name": .text(voice.say("proposals.tab.\(view.rawValue)"))
        case "href": .text(Self.path(view, seat))
        case "isCurrent": .flag(isCurrent)
        default: nil
        }
    }
}

internal import FeatureStores
internal import Kernel
internal import Web

/// All customer groups of the workspace.
struct CustomerGroupListModel: PageModel {
    /// Nil if there is none.
    let overview: CustomerGroupOverview?
    /// Those of this page.
    let entries: [GroupMovementEntry]
    /// From 1.
    let page: Int
    let isCut: Bool
    let today: LocalDay
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "groupsHref": .text(seat.path("/groups"))
        case "isEmpty": .flag(overview == nil)
        case "wecomHref": .text(seat.role == .owner ? seat.path("/wecom") : nil)
        case "importHref": .text(Set.operators.contains(seat.role) ? seat.path("/import") : nil)
        case "lead":
            .text(
                overview.map {
                    voice.say("customer-groups.lead", ["groups": voice.grouped($0.groups), "count": "\($0.groups)", "time": voice.exact(voice.now)])
                })
        case "figures": .list(tiles)
        case "chart": .model(words?.chart)
        case "isStill": .flag(words?.isStill ?? false)
        case "knownSince": .text(overview?.knownSince.map { voice.say("customer-groups.known-since", ["day": voice.date(seat.zone.day(of: $0))]) })
        case "groups": .list(entries.map { CustomerGroupLine(entry: $0, seat: seat, voice: voice) })
        case "previousHref": .text(page > 1 ? seat.path("/customer-groups?page=\(page - 1)") : nil)
        case "nextHref": .text(isCut ? seat.path("/customer-groups?page=\(page + 1)") : nil)
        default: nil
        }
    }

    var words: MovementWords? { overview.map { MovementWords(days: $0.days, today: today, voice: voice) } }

    private var tiles: [FigureTile] {
        guard let overview, let words else { return [] }
        let present = FigureTile(
            key: "roster-memberships", figure: voice.grouped(overview.present), unit: voice.say("unit.memberships", ["count": "\(overview.present)"]),
            note: nil, voice: voice)
        return [
            present, words.tile("roster-today", overview.today), words.tile("roster-week", overview.week),
            words.tile("roster-month", overview.month),
        ]
    }
}

/// A customer group in the list.
private struct CustomerGroupLine: PageModel {
    let entry: GroupMovementEntry
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "name": .text(entry.name.isEmpty ? voice.say("customer-groups.unnamed") : entry.name)
        case "href": .text(seat.path("/groups/\(entry.group)/roster"))
        case "present": .text(voice.grouped(entry.present))
        case "came": .text(voice.grouped(entry.week.came))
        case "went": .text(voice.grouped(entry.week.went))
        case "net": .text(voice.signed(entry.week.net))
        case "monthNet": .text(voice.signed(entry.month.net))
        default: nil
        }
    }
}

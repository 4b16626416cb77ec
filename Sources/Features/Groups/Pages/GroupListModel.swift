internal import FeatureRules
internal import FeatureStores
internal import Web

/// All groups of the workspace side by side, and above them the matrix as a whole.
struct GroupListModel: PageModel {
    /// Those of this page.
    let entries: [MatrixQueries.Entry]
    /// By the filter, on all pages.
    let count: Int
    /// Of the workspace.
    let hasGroups: Bool
    /// A company is connected.
    let hasCustomerGroups: Bool
    /// Nil before the first message.
    let whole: MatrixFigures?
    /// In so many hardly anyone talks.
    let fewSpeakers: Int
    let address: MatrixAddress
    let seat: Seat
    let voice: Voice

    private var most: Int { entries.compactMap { $0.figures?.weeks.max() }.max() ?? 0 }
    private var first: Int { (address.page - 1) * MatrixAddress.groupsAtATime }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "hasGroups": .flag(hasGroups)
        case "hasLines": .flag(!entries.isEmpty)
        case "groups": .list(entries.map { MatrixLine(entry: $0, most: most, seat: seat, voice: voice) })
        case "columns": .list(columns)
        case "count": .text(shown)
        case "stale": .model(StaleRecord(whole?.asOf, seat: seat, voice: voice))
        case "asOf": .text(whole.map { voice.say("home.as-of", ["time": voice.exact($0.asOf), "ago": voice.since($0.asOf)]) })
        case "customerGroupsHref": .text(hasCustomerGroups ? seat.path("/customer-groups") : nil)
        case "keepHref": .text(seat.path("/groups.xlsx"))
        case "reportsHref": .text(seat.path("/reports"))
        case "compareHref": .text(seat.path("/compare"))
        case "importHref": .text(seat.path("/import"))
        case "canImport": .flag(Set.operators.contains(seat.role))
        case "figures": .list(whole.map { MatrixTiles.tiles($0, voice, seat: seat) } ?? [])
        case "charts": .list(charts)
        case "hasCharts": .flag(!charts.isEmpty)
        case "stateCounts":
            .list(MatrixStateModel.all(whole?.states ?? [], few: fewSpeakers, address: address, seat: seat, voice: voice))
        case "states": .list(GroupStateRule.all(voice))
        case "action": .text(seat.path("/groups"))
        case "typed": .typed(address.name)
        case "isFiltered": .flag(address.isFiltered)
        case "chosenState": .text(address.stateCode)
        case "orderChoices": .list(MatrixOrder.allCases.map { Choice($0.rawValue, voice.say("matrix.column.\($0.rawValue)"), isChosen: $0 == address.order) })
        case "allHref": .text(address.path(seat) { ($0.state, $0.name) = (nil, "") })
        case "isWhole": .flag(!address.isFiltered)
        case "previousHref": .text(address.page > 1 ? address.path(seat, page: address.page - 1) : nil)
        case "nextHref": .text(first + entries.count < count && !entries.isEmpty ? address.path(seat, page: address.page + 1) : nil)
        default: nil
        }
    }

    var charts: [ChartBlock] { whole.map { MatrixCharts(whole: $0, voice: voice).blocks } ?? [] }

    private var columns: [MatrixColumnModel] {
        MatrixOrder.allCases.map { MatrixColumnModel(order: $0, address: address, seat: seat, voice: voice) }
    }

    private var shown: String {
        guard !entries.isEmpty, entries.count < count else { return voice.say("groups.count", ["count": voice.grouped(count)]) }
        return voice.say(
            "matrix.part",
            ["from": voice.grouped(first + 1), "to": voice.grouped(first + entries.count), "whole": voice.grouped(count)])
    }
}

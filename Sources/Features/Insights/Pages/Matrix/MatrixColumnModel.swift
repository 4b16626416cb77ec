internal import FeatureStores
internal import Web

/// The head of a column: a link that sorts by it, or the other way if the table is sorted by it already.
struct MatrixColumnModel: PageModel {
    let order: MatrixOrder
    let address: MatrixAddress
    let seat: Seat
    let voice: Voice

    private var isCurrent: Bool { address.order == order }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "label": .text(label)
        case "definition": .text(voice.say("matrix.column.\(order.rawValue).what"))
        case "isDefined": .flag(order != .name && order != .state)
        case "href": .text(href)
        case "ariaSort": .text(isCurrent ? (address.isDescending ? "descending" : "ascending") : nil)
        case "arrow": .text(isCurrent ? (address.isDescending ? "↓" : "↑") : nil)
        case "isNumber": .flag(order != .name && order != .state)
        case "hasWeeks": .flag(order == .state)
        case "choice": .model(Choice(order.rawValue, label, isChosen: isCurrent))
        default: nil
        }
    }

    private var label: String { voice.say("matrix.column.\(order.rawValue)") }

    private var href: String {
        address.path(seat) { other in
            other.isDescending = isCurrent ? !address.isDescending : order.beginsDescending
            other.order = order
        }
    }
}

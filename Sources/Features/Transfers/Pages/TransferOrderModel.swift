internal import FeatureRules
internal import FeatureStores
internal import Web

/// One order: how many are where, and each customer and group.
struct TransferOrderModel: PageModel {
    let order: TransferQueries.Order
    let items: [TransferQueries.Item]
    let people: [TransferQueries.Person]
    let isCut: Bool
    let seat: Seat
    let voice: Voice

    var title: String { voice.say("transfers.order.title", ["name": name(order.from)]) }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "transfersHref": .text(seat.path("/transfers"))
        case "customersTold": .text(TransferWords.tally(order.customers, .customer, voice))
        case "groupsTold": .text(TransferWords.tally(order.groups, .group, voice))
        case "isOpen": .flag(!order.customers.isSettled || !order.groups.isSettled)
        case "items": .list(items.map { TransferItemLine(item: $0, taker: self.name($0.to), voice: voice) })
        case "isCut": .flag(isCut)
        default: nil
        }
    }

    private func name(_ userID: String) -> String { people.first { $0.userID == userID }?.name ?? userID }
}

/// A customer or group of it.
struct TransferItemLine: PageModel {
    let item: TransferQueries.Item
    let taker: String
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "name": .text(item.name.isEmpty ? item.key : item.name)
        case "kind": .text(voice.say("transfers.kind.\(item.kind.rawValue)"))
        case "toTaker": .text(voice.say("transfers.to", ["name": taker]))
        case "state": .text(voice.say("transfers.state.\(item.state.rawValue)"))
        case "problem": .text(TransferWords.problem(item, voice))
        default: nil
        }
    }
}

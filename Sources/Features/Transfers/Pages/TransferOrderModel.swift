internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One order: who ordered it and what the customers are told, how many are where, what is in doubt, and each customer and group.
struct TransferOrderModel: PageModel {
    let order: TransferQueries.Order
    let items: [TransferQueries.Item]
    let people: [TransferQueries.Person]
    /// Of whoever ordered it, and of whoever said how something ended.
    let names: [Kernel.Cause: String]
    let isCut: Bool
    let problem: String?
    let seat: Seat
    let voice: Voice

    var title: String { voice.say("transfers.order.title", ["name": name(order.from)]) }
    private var doubts: [TransferQueries.Item] { items.filter { $0.state == .unknown } }
    private var path: String { seat.path("/transfers/\(order.id)") }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "transfersHref": .text(seat.path("/transfers"))
        case "customersTold": .text(TransferWords.tally(order.customers, .customer, voice))
        case "groupsTold": .text(TransferWords.tally(order.groups, .group, voice))
        case "ordered": .text(voice.say("transfers.order.by", ["name": order.by.map { voice.name(of: $0, names) } ?? "–", "ago": voice.ago(order.created)]))
        case "orderedExact": .text(voice.exact(order.created))
        // Only customers of somebody who is there are told it, and only they are asked.
        case "message":
            .text(
                order.customers.total > 0 && !order.hasLeft && !order.message.isEmpty
                    ? voice.say("transfers.order.message", ["message": order.message]) : nil)
        case "isOpen": .flag(!order.customers.isSettled || !order.groups.isSettled)
        case "problem": .text(problem)
        case "hasDoubts": .flag(!doubts.isEmpty)
        case "doubts": .list(doubts.map(line))
        case "canLook": .flag(order.isConnected && Set.operators.contains(seat.role))
        case "lookAction": .text(path + "/look")
        case "looked": .text(looked)
        case "canSettle": .flag(seat.role == .owner)
        case "settleAction": .text(path + "/settlement")
        case "items": .list(items.filter { $0.state != .unknown }.map(line))
        case "isCut": .flag(isCut)
        default: nil
        }
    }

    private var looked: String? {
        if order.isAsked { return voice.say("transfers.doubt.asking") }
        return order.polled.map { voice.say("transfers.doubt.asked", ["ago": voice.ago($0)]) }
    }

    private func line(_ item: TransferQueries.Item) -> TransferItemLine {
        TransferItemLine(item: item, taker: name(item.to), saidBy: item.saidBy.map { voice.name(of: $0, names) }, voice: voice)
    }

    private func name(_ userID: String) -> String { people.first { $0.userID == userID }?.name ?? userID }
}

/// A customer or group of it.
struct TransferItemLine: PageModel {
    let item: TransferQueries.Item
    let taker: String
    let saidBy: String?
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "name": .text(item.name.isEmpty ? item.key : item.name)
        // What a form sends back; whoever reads it splits at the first colon.
        case "code": .text("\(item.kind.rawValue):\(item.key)")
        case "kind": .text(voice.say("transfers.kind.\(item.kind.rawValue)"))
        case "toTaker": .text(voice.say("transfers.to", ["name": taker]))
        case "state": .text(voice.say("transfers.state.\(state)"))
        case "problem": .text(TransferWords.problem(item, voice))
        case "saidBy": .text(saidBy.map { voice.say("transfers.said-by", ["name": $0]) })
        default: nil
        }
    }

    /// The page of the contact tells already that they were handed over: then nobody waits for the customer any more.
    private var state: String { item.state == .waiting && item.isHandedOver ? "went" : item.state.rawValue }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Who left and what nobody has taken over, who may hand over, and the orders so far.
struct TransferListModel: PageModel {
    let companies: [(connection: ConnectionEntry, people: [TransferQueries.Person])]
    let orders: [TransferQueries.Order]
    let seat: Seat
    let voice: Voice

    private static let shown = 100

    func value(_ name: String) -> PageValue? {
        switch name {
        case "contactsHref": .text(seat.path("/contacts"))
        case "isEmpty": .flag(companies.isEmpty)
        case "former": .list(people { $0.hasLeft })
        case "hasFormer": .flag(companies.contains { $0.people.contains(where: \.hasLeft) })
        case "present": .list(people { !$0.hasLeft && $0.customers + $0.groups > 0 })
        case "hasPresent": .flag(companies.contains { $0.people.contains { !$0.hasLeft && $0.customers + $0.groups > 0 } })
        case "orders": .list(orders.map { TransferOrderLine(order: $0, people: all, seat: seat, voice: voice) })
        case "hasOrders": .flag(!orders.isEmpty)
        default: nil
        }
    }

    private var all: [TransferQueries.Person] { companies.flatMap(\.people) }

    private func people(_ isShown: (TransferQueries.Person) -> Bool) -> [TransferPersonLine] {
        companies.flatMap { company in
            company.people.filter(isShown).prefix(Self.shown).map {
                TransferPersonLine(person: $0, connection: company.connection.id, seat: seat, voice: voice)
            }
        }
    }
}

/// Somebody who has customers or groups.
struct TransferPersonLine: PageModel {
    let person: TransferQueries.Person
    let connection: ConnectionID
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "name": .text(person.name)
        case "left": .text(person.left.map { voice.say("transfers.left", ["ago": voice.ago($0)]) })
        case "customers": .text(voice.say("transfers.customers", ["count": voice.grouped(person.customers)]))
        case "groups": .text(voice.say("transfers.groups", ["count": voice.grouped(person.groups)]))
        case "href":
            .text(
                seat.role == .owner && person.customers + person.groups > 0
                    ? seat.path("/transfers/new?company=\(connection)&from=\(Address.encoded(person.userID))") : nil)
        default: nil
        }
    }
}

/// An order in the list.
struct TransferOrderLine: PageModel {
    let order: TransferQueries.Order
    let people: [TransferQueries.Person]
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "title": .text(voice.say("transfers.order.title", ["name": people.first { $0.userID == order.from }?.name ?? order.from]))
        case "href": .text(seat.path("/transfers/\(order.id)"))
        case "customersTold": .text(TransferWords.tally(order.customers, .customer, voice))
        case "groupsTold": .text(TransferWords.tally(order.groups, .group, voice))
        case "ago": .text(voice.ago(order.created))
        case "exact": .text(voice.exact(order.created))
        default: nil
        }
    }
}

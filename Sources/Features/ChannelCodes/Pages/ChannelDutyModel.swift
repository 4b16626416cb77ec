internal import FeatureStores
internal import Web

/// Who answers to codes and who is off line.
struct ChannelDutyModel: PageModel {
    let seat: Seat
    let people: [ChannelDutyDesk.Person]
    let origin: String
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "channelsHref": .text(seat.path("/channels"))
        case "hasPeople": .flag(!people.isEmpty)
        case "people": .list(people.map { ChannelPersonLine(person: $0, seat: seat, origin: origin, voice: voice) })
        default: nil
        }
    }
}

/// One of them.
private struct ChannelPersonLine: PageModel {
    let person: ChannelDutyDesk.Person
    let seat: Seat
    let origin: String
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(person.name)
        case "user": .typed(person.userID)
        case "connection": .text("\(person.connection)")
        case "isAway": .flag(person.isAway)
        case "address": .text(person.address.map { "\(origin)/duty/\($0)" })
        case "action": .text(seat.path("/channels/duty"))
        case "addressAction": .text(seat.path("/channels/duty/address"))
        default: nil
        }
    }
}

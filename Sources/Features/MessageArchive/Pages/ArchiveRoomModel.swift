internal import FeatureStores
internal import Kernel
internal import Web

/// Who of the people outside the company agreed to be kept in one room.
struct ArchiveRoomModel: PageModel {
    let seat: Seat
    let room: ArchiveRoom
    let people: [ArchiveRoom.Person]
    let names: [MemberID: String]
    let archiveHref: String
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "archiveHref": .text(archiveHref)
        case "groupHref": .text(room.group.map { seat.path("/groups/\($0)") })
        case "counts":
            .text(
                voice.say(
                    "archive.room.counts",
                    [
                        "taken": voice.grouped(room.taken), "withheld": voice.grouped(room.withheld), "agreed": voice.grouped(room.agreed),
                        "refused": voice.grouped(room.refused),
                    ]))
        case "hasPeople": .flag(!people.isEmpty)
        case "people":
            .list(people.map { ArchivePersonLine(person: $0, name: $0.member.flatMap { names[$0] }, seat: seat, voice: voice) })
        default: nil
        }
    }
}

private struct ArchivePersonLine: PageModel {
    let person: ArchiveRoom.Person
    let name: String?
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(name ?? person.key)
        case "href": .text(person.member.map { seat.path("/members/\($0)") })
        case "isGiven": .flag(person.isGiven)
        case "word": .text(voice.say(person.isGiven ? "archive.agreed" : "archive.refused"))
        case "changed": .text(person.changed.map { voice.ago($0) })
        case "changedExact": .text(person.changed.map { voice.exact($0) } ?? "")
        default: nil
        }
    }
}

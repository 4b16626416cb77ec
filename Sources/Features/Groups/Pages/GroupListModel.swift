internal import FeatureStores
internal import Web

/// All groups of the workspace.
struct GroupListModel: PageModel {
    let readings: [GroupReading]
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "hasGroups": .flag(!readings.isEmpty)
        case "groups": .list(readings.map { GroupLine(reading: $0, href: seat.path("/groups/\($0.group.id)"), voice: voice) })
        case "count": .text(voice.say("groups.count", ["count": voice.grouped(readings.count)]))
        case "asOf": .text(readings.first.map { voice.say("home.as-of", ["time": voice.exact($0.asOf), "ago": voice.ago($0.asOf)]) })
        case "keepHref": .text(seat.path("/groups.xlsx"))
        case "importHref": .text(seat.path("/import"))
        case "canImport": .flag(Set.operators.contains(seat.role))
        case "states": .list(GroupStateRule.all(voice))
        default: nil
        }
    }
}

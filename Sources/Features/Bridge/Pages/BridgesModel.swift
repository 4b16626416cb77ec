internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The bridges of a workspace, with the form for another.
struct BridgesModel: PageModel {
    let seat: Seat
    let entries: [BridgeEntry]
    let voice: Voice
    var name = ""
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "settingsHref": .text(seat.path("/settings"))
        case "action": .text(seat.path("/bridges"))
        case "hasBridges": .flag(!entries.isEmpty)
        case "bridges": .list(entries.map { BridgeLine(entry: $0, seat: seat, voice: voice) })
        case "name": .typed(name)
        case "nameLimit": .text("\(BridgeName.limit)")
        default: errors.value(field, fields: ["name", "list"])
        }
    }
}

/// One bridge in the list.
private struct BridgeLine: PageModel {
    let entry: BridgeEntry
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "href": .text(seat.path("/bridges/\(entry.id)"))
        case "name": .text(entry.name)
        case "isOn": .flag(entry.state == .on)
        case "state": .text(voice.say("bridge.state.\(entry.state.rawValue)"))
        case "received": .text(voice.received(entry))
        case "receivedExact": .text(entry.received.map { voice.exact($0) } ?? "")
        case "lines": .text(voice.say("bridges.lines", ["count": voice.grouped(entry.lines)]))
        case "refused": .text(entry.refused == 0 ? nil : voice.say("bridges.refused", ["count": voice.grouped(entry.refused)]))
        default: nil
        }
    }
}

extension Voice {
    /// When anything came over it last.
    func received(_ entry: BridgeEntry) -> String {
        entry.received.map { say("bridges.received", ["ago": ago($0)]) } ?? say("bridges.never-received")
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Web

/// The companies that are connected.
struct ConnectionListModel: PageModel {
    let seat: Seat
    let entries: [ConnectionEntry]
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "settingsHref": .text(seat.path("/settings"))
        case "newHref": .text(seat.path("/wecom?new=1"))
        case "connections": .list(entries.map { ConnectionLine(entry: $0, seat: seat, voice: voice) })
        default: nil
        }
    }
}

/// One company in the list.
private struct ConnectionLine: PageModel {
    let entry: ConnectionEntry
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        let isReady = entry.reached != nil && entry.synced != nil
        return switch field {
        case "corp": .text(entry.corpID)
        case "href": .text(seat.path("/wecom/\(entry.id)"))
        case "isOn": .flag(entry.state == .on)
        case "state": .text(voice.say("wecom.state.\(entry.state.rawValue)"))
        case "note": .text(entry.synced.map { voice.say("wecom.compared", ["ago": voice.ago($0)]) } ?? voice.say("wecom.never-compared"))
        case "setupHref": .text(isReady ? nil : seat.path("/wecom/\(entry.id)/setup"))
        default: nil
        }
    }
}

internal import Exports
internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One bridge: whether it is on, what came over it, what was not taken, its key.
struct BridgeModel: PageModel {
    let seat: Seat
    let entry: BridgeEntry
    let refusals: [BridgeRefusedLine]
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "bridgesHref": .text(seat.path("/bridges"))
        case "address": .text(entry.path)
        case "isOn": .flag(entry.state == .on)
        case "state": .text(voice.say("bridge.state.\(entry.state.rawValue)"))
        case "stateNote": .text(voice.say("bridge.state-note.\(entry.state.rawValue)"))
        case "received": .text(voice.received(entry))
        case "receivedExact": .text(entry.received.map { voice.exact($0) } ?? "")
        case "lines": .text(voice.say("bridges.lines", ["count": voice.grouped(entry.lines)]))
        case "refused": .text(entry.refused == 0 ? nil : voice.say("bridges.refused", ["count": voice.grouped(entry.refused)]))
        case "hasRefusals": .flag(!refusals.isEmpty)
        case "refusals": .list(refusals.map { RefusedLine(line: $0, voice: voice) })
        case "switchAction": .text(seat.path("/bridges/\(entry.id)/switch"))
        case "keyAction": .text(seat.path("/bridges/\(entry.id)/key"))
        case "removeAction": .text(seat.path("/bridges/\(entry.id)/removal"))
        default: nil
        }
    }
}

/// One line that was not taken.
private struct RefusedLine: PageModel {
    let line: BridgeRefusedLine
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "reason": .text(voice.say("bridge.problem.\(line.problem?.rawValue ?? "unknown")"))
        case "number": .text(voice.say("bridges.line-number", ["number": voice.grouped(line.line)]))
        case "when": .text(voice.ago(line.at))
        case "exact": .text(voice.exact(line.at))
        case "excerpt": .text(line.excerpt)
        default: nil
        }
    }
}

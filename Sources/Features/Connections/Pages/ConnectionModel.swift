internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One connection: its self-check, what comparisons found, and what can be done with it.
struct ConnectionModel: PageModel {
    let seat: Seat
    let entry: ConnectionEntry
    let overview: ConnectionCheckDesk.Overview
    let hasOrigin: Bool
    let voice: Voice

    private func path(_ rest: String) -> PageValue { .text(seat.path("/wecom/\(entry.id)\(rest)")) }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "wecomHref": .text(seat.path("/wecom"))
        case "isOn": .flag(entry.state == .on)
        case "isOff": .flag(entry.state == .off)
        case "state": .text(voice.say("wecom.state.\(entry.state.rawValue)"))
        case "stateNote": .text(voice.say("wecom.state-note.\(entry.state == .on && entry.reached == nil ? "unreached" : entry.state.rawValue)"))
        case "agent": .text(entry.agentID)
        case "base": .text(entry.isSimulated ? entry.apiBase : nil)
        case "trouble": .text(entry.complaint.map { voice.sentence(of: $0) })
        case "setupHref": .text(entry.reached == nil || entry.synced == nil ? seat.path("/wecom/\(entry.id)/setup") : nil)
        case "welcomesHref": .text(seat.path("/welcomes"))
        case "secretHref": path("/secret")
        case "callbackHref": path("/setup?step=callback")
        case "checkAction": path("/check")
        case "compareAction": path("/comparison")
        case "switchAction": path("/switch")
        case "removeAction": path("/removal")
        case "lines": .list(ConnectionLines(entry: entry, overview: overview, seat: seat, voice: voice).all)
        case "canCompare": .flag(entry.state == .on)
        case "isAsked": .flag(isAsked)
        default: nil
        }
    }

    /// Somebody pressed the button, and it has not ended.
    private var isAsked: Bool {
        guard let asked = entry.asked else { return false }
        let ended = [overview.comparisons.first?.began, overview.found[.comparison]?.at]
        return entry.state == .on && ended.allSatisfy { $0.map { $0 < asked } ?? true }
    }
}

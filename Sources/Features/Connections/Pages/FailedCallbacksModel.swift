internal import FeatureRules
internal import FeatureStores
internal import Journal
internal import Kernel
internal import Web

/// Callbacks that were not handled, the latest first.
struct FailedCallbacksModel: PageModel {
    let seat: Seat
    let entry: ConnectionEntry
    let rows: [FailedCallback]
    let shown: Int
    let counts: CallbackCounts
    let isFirst: Bool
    let voice: Voice

    private var path: String { seat.path("/wecom/\(entry.id)/failed") }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "href": .text(seat.path("/wecom/\(entry.id)"))
        case "corp": .text(entry.corpID)
        case "hasCallbacks": .flag(!rows.isEmpty)
        case "isNarrowed": .flag(!isFirst)
        case "callbacks": .list(rows.prefix(shown).map { FailedCallbackLine(callback: $0, path: path, voice: voice) })
        case "allAction": .text(counts.failed > 1 ? path + "/again" : nil)
        case "allLabel": .text(voice.say("wecom.failed.all", ["count": voice.grouped(counts.failed)]))
        case "nextHref": .text(rows.count > shown ? rows.prefix(shown).last.map { "\(path)?before=\($0.id)" } : nil)
        case "firstHref": .text(isFirst ? nil : path)
        default: nil
        }
    }
}

/// One of them.
private struct FailedCallbackLine: PageModel {
    let callback: FailedCallback
    let path: String
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "event": .text(event)
        case "raw": .text([callback.event, callback.change].filter { !$0.isEmpty }.joined(separator: " "))
        case "isFailed": .flag(callback.next == nil)
        case "state": .text(voice.say("wecom.failed.\(callback.next == nil ? "failed" : "postponed")"))
        case "received": .text(voice.ago(callback.received))
        case "receivedExact": .text(voice.exact(callback.received))
        case "tries": .text(voice.say("wecom.failed.tries", ["count": "\(callback.tries)"]))
        case "next": .text(callback.next.flatMap { $0 > voice.now ? voice.say("wecom.failed.next", ["length": voice.length($0 - voice.now)]) : nil })
        case "reason": .text(voice.say("wecom.reason.\(reason)"))
        case "problem": .text(callback.problem)
        case "againAction": .text("\(path)/\(callback.id)/again")
        default: nil
        }
    }

    private var event: String {
        let known = ["change_external_chat", "change_external_contact", "change_external_tag"]
        return voice.say("wecom.event.\(known.contains(callback.event) ? callback.event : "other")")
    }

    /// By what stands in the problem: `errcode 60011`, `no answer`.
    private var reason: String {
        if let code = callback.problem.firstMatch(of: /errcode (-?[0-9]{1,9})/).flatMap({ Int($0.1) }) {
            switch code {
            case 90501, 49008, 86003: return "gone"
            default: return "trouble-\(ConnectionTrouble(code: code, isAboutToken: callback.problem.hasPrefix("gettoken")).rawValue)"
            }
        }
        if callback.problem.contains("no answer") || callback.problem.contains("not sent") { return "trouble-silent" }
        if callback.problem.contains("held back") { return "trouble-too-often" }
        return callback.problem.contains("did not end") ? "cut-off" : "trouble-other"
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One line of the self-check: how it stands, in words, with what to change.
struct CheckLineModel: PageModel {
    let result: CheckResult
    let voice: Voice
    /// Said after the sentence.
    var note: String?
    var href: String?

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(voice.say("wecom.line.\(result.line.rawValue)"))
        case "verdict": .text(voice.say("wecom.verdict.\(result.verdict.rawValue)"))
        case "kind": .text(result.verdict.rawValue)
        case "icon": .text(icon)
        case "sentence": .text(voice.sentence(of: result))
        case "note": .text(note)
        case "href": .text(href)
        case "link": .text(href == nil ? nil : voice.say("wecom.line-link.\(result.line.rawValue)"))
        case "ago": .text(result.at.map { voice.say("wecom.checked", ["ago": voice.ago($0)]) })
        case "exact": .text(result.at.map { voice.exact($0) } ?? "")
        default: nil
        }
    }

    private var icon: String {
        switch result.verdict {
        case .fine: "check"
        case .attention, .broken: "alert"
        case .unknown: "help"
        }
    }
}

extension Voice {
    /// What was found, with what to change.
    func sentence(of result: CheckResult) -> String {
        let key = result.word.hasPrefix("trouble.") ? "wecom.\(result.word)" : "wecom.check.\(result.line.rawValue).\(result.word)"
        // Counts are written as counts; a code or an address as it is.
        let exact: Set<String> = ["code", "status", "address", "api"]
        let values = result.figures.map { ($0.key, exact.contains($0.key) ? $0.value : Int($0.value).map { grouped($0) } ?? $0.value) }
        return say(key, Dictionary(uniqueKeysWithValues: values))
    }
}

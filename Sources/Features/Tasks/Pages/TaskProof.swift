internal import FeatureRules
internal import FeatureStores
internal import Web

/// The message that shows why something is worth doing.
struct TaskProof: PageModel {
    let message: MessageEntry
    let kind: TaskKind
    let voice: Voice

    /// Longer ones end with an ellipsis; the page behind the button has all of it.
    private static let limit = 300

    func value(_ name: String) -> PageValue? {
        switch name {
        case "proofLabel": .text(voice.say("tasks.proof.\(kind.rawValue)"))
        case "words": .text(message.text.count > Self.limit ? message.text.prefix(Self.limit) + "…" : message.text)
        case "said": .text(voice.ago(message.at))
        case "saidExact": .text(voice.exact(message.at))
        default: nil
        }
    }
}

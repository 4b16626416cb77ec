import App
import FeatureRules
import Web

/// What a person at a terminal reads when a command about an account, a token, a bridge, a connection or its archive is refused: the sentence the pages say.
enum RefusalSentence {
    static func of(_ refusal: StaffRefusal) -> String { sentence("refusal.staff.\(refusal.rawValue)") }
    static func of(_ refusal: TokenRefusal) -> String { sentence("refusal.token.\(refusal.rawValue)") }

    static func of(_ refusal: ArchiveRefusal) -> String { sentence("refusal.archive.\(refusal.rawValue)") }
    static func of(_ refusal: BridgeRefusal) -> String { sentence("refusal.bridge.\(refusal.rawValue)") }
    static func of(_ refusal: ChannelRefusal) -> String { sentence("refusal.channel.\(refusal.rawValue)") }
    static func of(_ refusal: ConnectionRefusal) -> String { sentence("refusal.connection.\(refusal.rawValue)") }

    static func of(_ refusal: TagRefusal) -> String { sentence("refusal.tag.\(refusal.rawValue)") }

    static func of(_ refusal: TransferRefusal) -> String { sentence("refusal.transfer.\(refusal.rawValue)") }

    static func of(_ complaint: ConnectionComplaint) -> String {
        complaint.figures.reduce(sentence("wecom.trouble.\(complaint.word)")) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    private static func sentence(_ key: String) -> String {
        let texts = try? Texts(files: Console.resources.locales)
        return texts?.text(key, .english) ?? key
    }
}

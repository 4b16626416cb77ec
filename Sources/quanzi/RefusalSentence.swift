import App
import FeatureRules
import Web

/// What a person at a terminal reads when a command about an account or a token is refused: the sentence the pages say.
enum RefusalSentence {
    static func of(_ refusal: StaffRefusal) -> String { sentence("refusal.staff.\(refusal.rawValue)") }
    static func of(_ refusal: TokenRefusal) -> String { sentence("refusal.token.\(refusal.rawValue)") }

    private static func sentence(_ key: String) -> String {
        let texts = try? Texts(files: Console.resources.locales)
        return texts?.text(key, .english) ?? key
    }
}

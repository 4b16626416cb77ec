import App
import FeatureRules
import Web

/// What a person at a terminal reads when a command about an account is refused: the sentence the pages say.
enum RefusalSentence {
    static func of(_ refusal: StaffRefusal) -> String {
        let texts = try? Texts(files: Console.resources.locales)
        return texts?.text("refusal.staff.\(refusal.rawValue)", .english) ?? refusal.rawValue
    }
}

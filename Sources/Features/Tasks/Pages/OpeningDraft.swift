internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A sentence to begin with, beside a name: to be changed and copied. It speaks the language of the group, whatever the console's.
struct OpeningDraft: PageModel {
    /// Whom it is for; part of the field's address.
    let member: MemberID
    let sentence: String
    let isOpen: Bool

    func value(_ name: String) -> PageValue? {
        switch name {
        case "draftId": .text("write-\(member)")
        // It is copied: nothing may be put around it.
        case "draft": .typed(sentence)
        case "draftIsOpen": .flag(isOpen)
        default: nil
        }
    }

    /// Why drafts are in another language than the page; nil if they are not.
    static func note(on language: TalkLanguage?, _ voice: Voice) -> String? {
        voice.speaking(language).language == voice.language ? nil : voice.say("tasks.draft.language")
    }
}

extension Voice {
    /// So many of the latest messages tell in which language a group talks.
    static let messagesHeard = 60

    /// The same voice in the language of a group; as it is where that is not known.
    func speaking(_ talk: TalkLanguage?) -> Voice {
        switch talk {
        case .chinese: Voice(texts: texts, language: .chinese, zone: zone, now: now)
        case .english: Voice(texts: texts, language: .english, zone: zone, now: now)
        case nil: self
        }
    }
}

internal import Web

/// What somebody sees of a code whose visitors are asked who they are.
struct GuestModel: PageModel {
    let slug: String
    let brand: String
    let voice: Voice
    var signInHref: String?
    /// Nobody came back, or not in time.
    var failed = false
    /// The one they are in.
    var group: String?

    func value(_ field: String) -> PageValue? {
        switch field {
        case "signInHref": .text(signInHref)
        case "failed": .flag(failed)
        case "why": .text(voice.say("landing.guest.why", ["brand": brand]))
        case "inGroup": .text(voice.say("landing.known.group", ["group": group ?? ""]))
        case "contactHref": .text("/c/\(slug)/contact")
        default: nil
        }
    }
}

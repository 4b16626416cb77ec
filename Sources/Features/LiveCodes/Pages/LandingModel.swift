internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// What a visitor of a code sees, with the form for those who cannot join.
struct LandingModel: PageModel {
    let landing: LandingDesk.Landing
    let voice: Voice
    var typedName = ""
    var typedReach = ""
    var hasConsent = false
    var errors = FieldErrors()

    private var path: String { "/c/\(landing.slug)" }

    /// Of a join way the platform shows the picture.
    static func picture(of target: LiveTargetEntry, at path: String) -> String {
        target.qrCode.flatMap { Origin.of($0) == nil ? nil : $0 } ?? "\(path)/picture/\(target.id)"
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(landing.name)
        case "guide": .text(landing.guide.isEmpty ? nil : landing.guide)
        case "hasTarget": .flag(landing.target != nil)
        case "target": .text(landing.target?.name)
        case "picture": .text(landing.target.map { Self.picture(of: $0, at: path) })
        case "alt": .text(landing.target.map { voice.say("landing.alt", ["group": $0.name]) })
        case "codeHref": .text(path)
        case "contactHref": .text(path + "/contact")
        case "typedName": .typed(typedName)
        case "typedReach": .typed(typedReach)
        case "hasConsent": .flag(hasConsent)
        case "nameLimit": .text("\(LeftContact.nameLimit)")
        case "consent": .text(voice.say("landing.consent", ["brand": landing.brand]))
        default: errors.value(field, fields: ["name", "reach", "consent"])
        }
    }
}

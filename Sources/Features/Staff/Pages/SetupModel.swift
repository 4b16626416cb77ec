internal import FeatureRules
internal import Web

/// The fields of the first form: the brand and its owner.
struct SetupModel: PageModel {
    var link: String
    var workspace = ""
    var name = ""
    var errors = FieldErrors()

    func value(_ field: String) -> PageValue? {
        switch field {
        case "link": .text(link)
        case "workspace": .typed(workspace)
        case "name": .typed(name)
        case "minimumLength": .text("\(PasswordRule.minimumLength)")
        default: errors.value(field, fields: ["workspace", "name", "password", "form"])
        }
    }
}

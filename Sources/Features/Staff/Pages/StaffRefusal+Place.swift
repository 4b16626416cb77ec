internal import FeatureRules
internal import Web

extension StaffRefusal {
    /// The form field it is said at; nil if it concerns the whole form.
    var field: String? {
        switch self {
        case .nameEmpty, .nameTooLong, .nameTaken: "name"
        case .passwordTooShort, .passwordTooLong, .passwordIsName, .passwordTooSimple: "password"
        case .roleUnknown: "role"
        case .zoneUnknown: "zone"
        case .workspaceNameEmpty, .workspaceNameTooLong: "workspace"
        case .wrongPassword, .tooManyTries, .workspaceUnknown, .staffUnknown, .lastOwner, .setupLinkInvalid: nil
        }
    }

    var textKey: String { "refusal.staff.\(rawValue)" }

    /// What to answer with the page that shows it again.
    var status: Int {
        switch self {
        case .tooManyTries: 429
        case .workspaceUnknown, .staffUnknown: 404
        case .lastOwner, .nameTaken: 409
        default: 422
        }
    }
}

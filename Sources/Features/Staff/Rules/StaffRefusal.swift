/// Why a change of the staff is not made.
public enum StaffRefusal: String, Error, CaseIterable, Sendable {
    case nameEmpty = "name-empty"
    case nameTooLong = "name-too-long"
    case nameTaken = "name-taken"
    case passwordTooShort = "password-too-short"
    case passwordTooLong = "password-too-long"
    case passwordIsName = "password-is-name"
    case passwordTooSimple = "password-too-simple"
    /// Name and password do not belong together; it does not say which of them is wrong.
    case wrongPassword = "wrong-password"
    case tooManyTries = "too-many-tries"
    case roleUnknown = "role-unknown"
    case zoneUnknown = "zone-unknown"
    case workspaceNameEmpty = "workspace-name-empty"
    case workspaceNameTooLong = "workspace-name-too-long"
    case workspaceUnknown = "workspace-unknown"
    case staffUnknown = "staff-unknown"
    /// Somebody has to be able to let others in.
    case lastOwner = "last-owner"
    case setupLinkInvalid = "setup-link-invalid"
}

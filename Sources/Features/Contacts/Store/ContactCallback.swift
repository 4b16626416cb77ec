public import FeatureRules
internal import Kernel
public import WeComConnector

/// What a callback says of a contact (`change_external_contact`, [D:92130], read 2025).
public struct ContactCallback: Sendable, Hashable {
    public let edge: ContactEdgeKey
    /// Nil if it only says that something is to be looked at.
    public let telling: ContactTelling?
    /// The platform knows more than the callback tells.
    public let needsLook: Bool

    /// Nil if it speaks of something else, or of nobody.
    public init?(_ message: CallbackMessage) {
        guard message.event == "change_external_contact", let staff = message.root.text("UserID"), let contact = message.root.text("ExternalUserID"),
            !staff.isEmpty, !contact.isEmpty, staff.utf8.count <= 64, contact.utf8.count <= 64
        else { return nil }
        let edge = ContactEdgeKey(staff: staff, contact: contact), root = message.root
        self.edge = edge
        let kind: ContactTelling.Kind?
        switch message.changeType {
        case "add_external_contact":
            kind = .added(state: String((root.text("State") ?? "").prefix(64)))
            needsLook = true
        case "del_external_contact":
            kind = .lost(root.text("Source") == "DELETE_BY_TRANSFER" ? .transferred : .byStaff)
            needsLook = false
        case "del_follow_user":
            kind = .lost(.byContact)
            needsLook = false
        // Of one who is not confirmed yet the platform lists nothing; the confirmation is told again.
        case "add_half_external_contact", "edit_external_contact", "transfer_fail":
            kind = nil
            needsLook = true
        default:
            kind = nil
            needsLook = false
        }
        telling = kind.flatMap { kind in message.created.map { ContactTelling(edge: edge, kind: kind, at: $0) } }
    }
}

/// How somebody of the company lost a contact. The raw value is the form on disk.
public enum ContactLoss: String, Sendable, Hashable, CaseIterable {
    /// Somebody of the company deleted the contact.
    case byStaff = "deleted_by_staff"
    /// The contact deleted us; the platform goes on listing them.
    case byContact = "deleted_us"
    /// A colleague took the contact over.
    case transferred
    /// Not listed any more, and nobody told why.
    case gone
}

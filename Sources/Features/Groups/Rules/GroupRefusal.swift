/// Why a decision about a group is not carried out.
public enum GroupRefusal: String, Error, Sendable, CaseIterable {
    case notFound
    case nameEmpty
    case nameTooLong
}

/// Why a change of tags is not even asked for.
public enum TagRefusal: String, Error, Sendable, CaseIterable {
    case name
    /// There is such a tag in the group, or such a group.
    case nameTaken = "name-taken"
    case unknownTag = "unknown-tag"
    case unknownContact = "unknown-contact"
    /// No tag is named, too many are, or one is to be put on and taken off.
    case nothing
}

/// Where new tags go.
public enum WeComTagTarget: Hashable, Sendable {
    case existing(groupID: String)
    /// Made if there is no group of that name; `order` then decides its place, larger ones first.
    case named(String, order: Int? = nil)
}

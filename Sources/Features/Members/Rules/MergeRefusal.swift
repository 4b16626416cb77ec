/// Why two members are not merged, or one is not split off.
public enum MergeRefusal: String, Error, Sendable, CaseIterable {
    case notFound
    case sameMember
    /// The member to split off was never merged into another.
    case notMerged
    /// Somebody said that a part of the one and a part of the other are two people.
    case toldApart
}

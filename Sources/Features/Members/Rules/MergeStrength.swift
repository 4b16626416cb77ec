/// How sure it is that two members are one person. The raw value is the form on disk.
public enum MergeStrength: Int, Sendable, Hashable, Comparable, CaseIterable, Codable {
    /// Worth a question.
    case likely = 1
    /// Hardly chance.
    case strong = 2
    /// The platform says so itself.
    case certain = 3

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

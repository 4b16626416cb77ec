public import Kernel

/// A part of a group's diagnosis that is kept, shown and told in JSON by itself.
public protocol Section: Sendable, Hashable, Codable {
    /// Its name in the table, in JSON and in addresses. It is the form on disk.
    static var name: String { get }
    init(_ evidence: GroupEvidence)
    /// The members it speaks of, for their names.
    var people: Set<MemberID> { get }
}

/// Whether two members are proposed as one person, and how sure that is.
///
/// Nothing is added up: many weak signs are not a strong one. What speaks against it takes the proposal back or makes it weaker.
public struct MergeProposal: Sendable, Hashable {
    public let strength: MergeStrength
    /// The strongest first.
    public let evidence: [MergeEvidence]
    /// What it was weakened by.
    public let doubts: [MergeDoubt]

    /// Whoever bears near names in many groups is no surer for it.
    private static let mostEvidence = 8

    /// Nil if there is nothing to propose.
    public init?(_ evidence: Set<MergeEvidence>, doubts: Set<MergeDoubt> = []) {
        var left = evidence
        if doubts.contains(.unions) { return nil }
        if doubts.contains(.accounts) {
            // Somebody may have lost an account and gone on with another; two who talk side by side are two.
            let follows = left.contains { $0.kind == .following }
            left = left.filter { $0.kind == .union || $0.kind == .account || $0.kind == .following || ($0.kind == .name && follows) }
        }
        // Two sources of one chat tell every message twice, so who is there together says nothing about them.
        if doubts.contains(.together) || doubts.contains(.roster) {
            left = left.filter { $0.kind == .union || $0.kind == .account || $0.kind == .chat }
        }
        // That a name is in two groups is no news where they are one chat.
        if left.contains(where: { $0.kind == .chat }) { left = left.filter { $0.kind != .elsewhere } }
        guard var strength = left.compactMap(\.strength).max() else { return nil }
        // Who is certain is merged without a person: never one of ours with a customer, nor who may be either of two.
        if !doubts.isDisjoint(with: [.ours, .apart]) {
            guard let weaker = MergeStrength(rawValue: strength.rawValue - 1) else { return nil }
            strength = weaker
        }
        self.strength = strength
        self.evidence = Array(left.sorted { $0.order < $1.order }.prefix(Self.mostEvidence))
        self.doubts = doubts.sorted { $0.rawValue < $1.rawValue }
    }
}

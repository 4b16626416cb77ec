public import FeatureRules

/// A group with its figures.
public struct DiagnosedGroup: Sendable {
    public var group: GroupEntry
    public var figures: GroupFigures
    public var sections: GroupSections
}

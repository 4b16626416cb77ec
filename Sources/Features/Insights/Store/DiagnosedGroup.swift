public import FeatureRules

/// A group with the figures that were just computed.
public struct DiagnosedGroup: Sendable {
    public var group: GroupEntry
    public var figures: GroupFigures
    public var sections: GroupSections
}

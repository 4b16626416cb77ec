internal import FeatureRules
internal import FeatureStores
internal import Kernel

/// One group's figures at one instant, as pages show them.
struct GroupReading: Sendable {
    var group: GroupEntry
    var asOf: Instant
    var figures: GroupFigures
    /// Messages by weekday (Monday first) and hour; empty where a page does not show them.
    var hours: [[Int64]] = []
    /// Of the formerly active; only those that a page shows.
    var names: [MemberID: String] = [:]
    /// Who posts for the workspace.
    var operators: Set<MemberID> = []
    /// Those that were asked for.
    var sections: [any Section] = []
}

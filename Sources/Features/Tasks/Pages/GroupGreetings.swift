internal import FeatureStores
internal import Kernel

/// Whom the tasks say to greet in a group.
struct GroupGreetings: Sendable {
    /// Most worth first.
    var tasks: [TaskEntry] = []
    var names: [MemberID: String] = [:]
    /// About whom was decided already: greeted, put off, or not wanted.
    var settled: Set<MemberID> = []
    /// Anything at all is to do in the group.
    var hasTasks = false

    var members: [MemberID] { tasks.compactMap(\.member) }
}

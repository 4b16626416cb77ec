internal import FeatureStores
internal import Kernel

/// Whom the tasks say to greet in a group.
struct GroupGreetings: Sendable {
    /// Most worth first.
    var tasks: [TaskEntry] = []
    var names: [MemberID: String] = [:]
    /// About whom was decided already: greeted, put off, or not wanted.
    var settled: Set<MemberID> = []
    /// What each of the first few said last and talked about, by who stands in the list of whom to write to; read only where it is shown.
    var words: [MemberID: OpeningWords] = [:]
    /// What was just decided about on the group's page.
    var justSettled: TaskEntry?
    /// Anything at all is to do in the group.
    var hasTasks = false

    var members: [MemberID] { tasks.compactMap(\.member) }
}

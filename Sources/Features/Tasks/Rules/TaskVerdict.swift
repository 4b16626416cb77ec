/// Whether a decision changes a task.
public enum TaskVerdict: Sendable, Hashable {
    case changes
    /// The same was decided already: a second click.
    case isSo
    /// Something else was decided before; the first decision stands until it is taken back.
    case refused

    /// - Parameter state: what has become of the task so far.
    public init(_ decision: TaskState.Decision, on state: TaskState) {
        switch (decision, state) {
        case (.reopened, .open), (.reopened, .gone): self = .isSo
        case (.done, .done), (.dismissed, .dismissed), (.later, .later): self = .isSo
        case (.reopened, _), (_, .open), (_, .gone), (_, .later): self = .changes
        case (_, .done), (_, .dismissed): self = .refused
        }
    }
}

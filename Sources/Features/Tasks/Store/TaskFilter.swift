public import FeatureRules
public import Kernel

/// Which tasks a list shows.
public struct TaskFilter: Sendable, Hashable {
    public enum State: String, Sendable, CaseIterable {
        case open, later, done, dismissed
    }

    public var state: State
    /// Nil: all.
    public var kind: TaskKind?
    public var group: GroupID?

    public init(state: State = .open, kind: TaskKind? = nil, group: GroupID? = nil) {
        self.state = state
        self.kind = kind
        self.group = group
    }
}

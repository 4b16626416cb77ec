public import Kernel

/// What can be done for a group today. The raw values are the form on disk; what each is suggested by stands in
/// docs/reference/tasks.md.
public enum TaskKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Somebody seems to advertise.
    case suspect
    /// A question without an answer.
    case answer
    /// A newcomer spoke and nobody turned to them.
    case welcome
    /// Somebody's word counts, and nobody has thanked them lately.
    case thank
    /// Somebody used to talk and has gone quiet.
    case greet
    /// A group with a good past sleeps.
    case wake
    /// Somebody could help to look after a group that has none of the operators in it.
    case appoint
    /// Two small groups go cold and belong together.
    case merge
    /// A group is over and still there.
    case close
    /// A group code leads nowhere, or soon will. Where others name a group it names the code, and its target where they name another group.
    case code

    /// What is looked at two weeks after it was done.
    public enum Effect: Sendable {
        /// What the member said, before and after.
        case words
        /// How many spoke in the group, before and after.
        case speakers
    }

    public var effect: Effect? {
        switch self {
        case .answer, .welcome, .thank, .greet: .words
        case .wake: .speakers
        case .suspect, .appoint, .merge, .close, .code: nil
        }
    }

    /// So long after it was done it may be suggested again; nil: never.
    public var rest: Span? {
        switch self {
        case .greet: .days(60)
        // As long as a suspicious message is remembered: only a new one brings it back.
        case .suspect, .thank, .wake: .days(30)
        case .appoint: .days(90)
        // Whoever ticks it off has a day; then it is said again, if it is still so.
        case .code: .days(1)
        case .answer, .welcome, .merge, .close: nil
        }
    }

    /// Suggested only to whom a reply can take up something they said. Whether there is such a text shows when it is looked for.
    public var needsProof: Bool { self == .welcome }

    /// At most so many of one group.
    public var limit: Int {
        switch self {
        case .suspect, .answer, .welcome, .greet: 5
        case .thank: 3
        case .wake, .appoint, .merge, .close, .code: 1
        }
    }
}

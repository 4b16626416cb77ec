/// Why somebody may be a robot. The raw values are the form on disk.
public enum RobotWhy: String, Sendable, Hashable, CaseIterable {
    /// They talk as programs do that answer (`RobotManner.answers`).
    case answers
    /// Or as those that report (`RobotManner.series`).
    case series
    /// What they say always begins alike (`RobotManner.isUniform`), and programs bear such names.
    case uniform
    /// They bear the name of one that is marked, or talks so, with marks or digits behind it.
    case returned
    /// Programs bear such names; nothing else speaks for it.
    case name

    public init(_ manner: RobotManner) {
        self = switch manner {
        case .answers: .answers
        case .series: .series
        }
    }

    /// Whether they are no speaker until somebody says otherwise (decision 0011): a name alone is only a question.
    public var leavesOut: Bool { self != .name }
}

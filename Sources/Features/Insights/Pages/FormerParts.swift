internal import FeatureRules
internal import Kernel

/// Those who used to talk, by whether a word in the group still reaches them.
struct FormerParts {
    /// Who said most first.
    let here: [FormerlyActive]
    let gone: [FormerlyActive]
    /// The workspace's own people need no greeting, so they are only counted.
    let own: Int

    init(_ reading: GroupReading) {
        let others = reading.figures.formerlyActive.filter { !reading.operators.contains(MemberID($0.member)) }
        here = others.filter(\.isPresent)
        gone = others.filter { !$0.isPresent }
        own = reading.figures.formerlyActive.count - others.count
    }
}

internal import FeatureRules
internal import Kernel

/// Those who used to talk, by whether a word in the group still reaches them.
struct FormerParts {
    /// Whom a task greets first, then who said most.
    let here: [FormerlyActive]
    let gone: [FormerlyActive]
    /// The workspace's own people need no greeting, so they are only counted.
    let own: Int

    init(_ reading: GroupReading, greeted: [MemberID] = []) {
        let others = reading.figures.formerlyActive.filter { !reading.operators.contains(MemberID($0.member)) }
        let here = others.filter(\.isPresent), first = Set(greeted.map(\.rawValue))
        self.here = greeted.compactMap { member in here.first { $0.member == member.rawValue } } + here.filter { !first.contains($0.member) }
        gone = others.filter { !$0.isPresent }
        own = reading.figures.formerlyActive.count - others.count
    }
}

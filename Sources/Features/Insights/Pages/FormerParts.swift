internal import FeatureRules
internal import Kernel

/// Those who used to talk, by whether a word in the group still reaches them.
struct FormerParts {
    /// Whom a task greets first, then who said most.
    let here: [FormerlyActive]
    let gone: [FormerlyActive]
    /// Who may be a robot needs no greeting, nor who talks on under another name: they are only counted.
    let robots: Int
    let renamed: Int

    init(_ reading: GroupReading, greeted: [MemberID] = []) {
        let former = reading.figures.formerlyActive.map { MemberID($0.member) }
        let others = reading.figures.formerlyActive.filter { reading.isMissable(MemberID($0.member)) }
        let here = others.filter(\.isPresent), first = Set(greeted.map(\.rawValue))
        self.here = greeted.compactMap { member in here.first { $0.member == member.rawValue } } + here.filter { !first.contains($0.member) }
        gone = others.filter { !$0.isPresent }
        robots = former.count { reading.robots.contains($0) }
        renamed = former.count { !reading.robots.contains($0) && reading.successors[$0] != nil }
    }
}

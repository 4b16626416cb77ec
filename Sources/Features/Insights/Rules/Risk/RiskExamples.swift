internal import Kernel

/// What was known at past cuts, and what came after: members of groups, or the groups themselves.
struct RiskExamples {
    /// Ascending by cut.
    private(set) var cuts: [Int] = []
    private(set) var terms: [SIMD8<Double>] = []
    private(set) var silent: [Bool] = []
    /// For members: where their group's example of the same cut stands among the groups'.
    private(set) var groups: [Int] = []

    var count: Int { cuts.count }

    /// How many examples had their outcome before `day`.
    func known(before day: Int) -> Int { cuts.partition { $0 + RiskRule.horizonDays > day } }
    func firstIndex(from day: Int) -> Int { cuts.partition { $0 >= day } }

    func positives(_ range: Range<Int>) -> Int { range.reduce(0) { $0 + (silent[$1] ? 1 : 0) } }

    /// Those of them whose group did not fall silent with them.
    func alone(_ groupsSilent: [Bool]) -> RiskExamples {
        var found = RiskExamples()
        for index in 0..<count where !groupsSilent[groups[index]] {
            found.append(cuts[index], terms[index], silent[index], groups[index])
        }
        return found
    }

    mutating func append(_ cut: Int, _ terms: SIMD8<Double>, _ silent: Bool, _ group: Int) {
        cuts.append(cut)
        self.terms.append(terms)
        self.silent.append(silent)
        groups.append(group)
    }

    /// Keeps the order of equals.
    private func sorted() -> (RiskExamples, position: [Int]) {
        let order = cuts.indices.sorted { (cuts[$0], $0) < (cuts[$1], $1) }
        var found = RiskExamples(), position = [Int](repeating: 0, count: count)
        for (place, index) in order.enumerated() {
            found.append(cuts[index], terms[index], silent[index], groups[index])
            position[index] = place
        }
        return (found, position)
    }

    /// All cuts of all groups whose outcome is known at `until`; members thinned by lot if there are too many.
    static func collect(_ speech: [GroupSpeech], until: Int, most: Int, seed: UInt64) -> (members: RiskExamples, groups: RiskExamples) {
        let cutsOf = speech.map { cuts($0.own, until: until) }
        let chance = Lot(most, of: zip(speech, cutsOf).reduce(0) { $0 + candidates($1.0, $1.1) }, seed: seed)
        var members = RiskExamples(), groups = RiskExamples()
        for (group, cuts) in zip(speech, cutsOf) {
            let first = groups.count
            for cut in cuts {
                guard let features = RiskFeatures(group.own, at: cut) else { continue }
                groups.append(cut, features.terms, group.own.isSilent(from: cut, length: RiskRule.horizonDays), 0)
            }
            let asked = Array(groups.cuts[first...])
            for member in group.members {
                for index in activeCuts(member.days, asked) {
                    let cut = asked[index]
                    guard chance.takes(group.group, member.member, cut), let features = RiskFeatures(member.days, at: cut) else { continue }
                    let silent = member.days.isSilent(from: cut, length: RiskRule.horizonDays)
                    members.append(cut, features.terms, silent, first + index)
                }
            }
        }
        let (sortedGroups, position) = groups.sorted()
        for index in members.groups.indices { members.groups[index] = position[members.groups[index]] }
        return (members.sorted().0, sortedGroups)
    }

    /// Mondays on which the group was active, old enough, and its outcome is known. Bounded by its days, however far apart.
    static func cuts(_ own: SpeakingDays, until: Int) -> [Int] {
        guard let first = own.days.first else { return [] }
        var found: [Int] = []
        var next = RiskRule.nextMonday(onOrAfter: Int(first) + RiskRule.leastHistory)
        for day in own.days {
            next = max(next, RiskRule.nextMonday(onOrAfter: Int(day) + 1))
            while next <= Int(day) + RiskRule.activeDays, next + RiskRule.horizonDays <= until {
                found.append(next)
                next += RiskRule.cutEvery
            }
        }
        return found
    }

    /// Where among the cuts a member spoke in the 14 days before.
    private static func activeCuts(_ speaking: SpeakingDays, _ cuts: [Int]) -> [Int] {
        var found: [Int] = []
        var index = 0
        for day in speaking.days {
            index = max(index, cuts.partition { $0 > Int(day) })
            while index < cuts.count, cuts[index] <= Int(day) + RiskRule.activeDays {
                found.append(index)
                index += 1
            }
        }
        return found
    }

    private static func candidates(_ group: GroupSpeech, _ cuts: [Int]) -> Int {
        group.members.reduce(0) { $0 + activeCuts($1.days, cuts).count }
    }
}

extension [Int] {
    /// Where those begin that lie beyond; ascending order is assumed.
    fileprivate func partition(_ isBeyond: (Int) -> Bool) -> Int {
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// Takes a share of the examples, always the same ones, whatever the order they come in.
private struct Lot {
    private let bound: UInt64
    private let seed: UInt64

    init(_ most: Int, of all: Int, seed: UInt64) {
        bound = all <= most ? .max : UInt64(Double(most) / Double(all) * 0x1p63) << 1
        self.seed = seed
    }

    func takes(_ group: GroupID, _ member: MemberID, _ cut: Int) -> Bool {
        guard bound < .max else { return true }
        let whose = XXH64.combine(UInt64(bitPattern: group.rawValue), UInt64(bitPattern: member.rawValue))
        return XXH64.combine(XXH64.combine(seed, whose), UInt64(bitPattern: Int64(cut))) < bound
    }
}

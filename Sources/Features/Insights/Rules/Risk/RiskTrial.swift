internal import Kernel

/// Goes through the past, fits anew again and again with what was known, and notes what it says of the time up to the next fit.
struct RiskTrial {
    private let members: RiskExamples
    private let groups: RiskExamples
    /// Members whose group went on.
    private let alone: RiskExamples
    private var memberModel = RiskModel.memberPrior
    private var groupModel = RiskModel.groupPrior
    private var memberSimple: SimpleRisk?
    private var groupSimple: SimpleRisk?
    private(set) var ofMembers = RiskPredictions()
    private(set) var ofGroups = RiskPredictions()

    init(members: RiskExamples, groups: RiskExamples) {
        self.members = members
        self.groups = groups
        alone = members.alone(groups.silent)
    }

    /// The cuts at which the model is fitted anew.
    static func refits(_ groups: RiskExamples) -> [Int] {
        var cuts: [Int] = []
        for cut in groups.cuts where cuts.last != cut { cuts.append(cut) }
        let every = max(1, (cuts.count + RiskRule.mostRefits - 1) / RiskRule.mostRefits)
        return stride(from: 0, to: cuts.count, by: every).map { cuts[$0] }
    }

    mutating func run(refits: [Int]) {
        for (index, start) in refits.enumerated() {
            let end = index + 1 < refits.count ? refits[index + 1] : Int.max
            fit(until: start)
            predict(from: start, to: end)
        }
    }

    /// The models as they are with all that is known at `until`.
    @discardableResult
    mutating func fit(until: Int) -> (member: RiskModel, group: RiskModel) {
        let fits = [(alone, RiskModel.memberPrior, memberModel), (groups, .groupPrior, groupModel)].concurrentMap {
            RiskModel.fit($0, until: until, prior: $1, from: $2) ?? $1
        }
        (memberModel, groupModel) = (fits[0], fits[1])
        return (memberModel, groupModel)
    }

    private mutating func predict(from start: Int, to end: Int) {
        let ofGroup = groups.firstIndex(from: start)..<groups.firstIndex(from: end)
        let probabilities = ofGroup.map { groupModel.probability(groups.terms[$0]) }
        // Nothing is noted while the sample world speaks: the report is about the workspace's own models.
        groupSimple = groupModel.origin == .ownHistory ? SimpleRisk(groups, until: start, after: groupSimple) : nil
        if let groupSimple {
            for (place, index) in ofGroup.enumerated() { ofGroups.note(groups, index, probabilities[place], groupSimple) }
        }
        memberSimple = memberModel.origin == .ownHistory ? SimpleRisk(members, until: start, after: memberSimple) : nil
        guard let memberSimple else { return }
        for index in members.firstIndex(from: start)..<members.firstIndex(from: end) {
            let withGroup = probabilities[members.groups[index] - ofGroup.lowerBound]
            let probability = RiskModel.either(withGroup, memberModel.probability(members.terms[index]))
            ofMembers.note(members, index, probability, memberSimple)
        }
    }
}

/// What one figure alone says: the days since the last message, or the messages of 84 days.
private struct SimpleRisk {
    private let recency: RiskModel
    private let count: RiskModel

    init?(_ examples: RiskExamples, until: Int, after earlier: SimpleRisk?) {
        let fits = [(0, earlier?.recency), (6, earlier?.count)].concurrentMap {
            RiskModel.fit(examples, until: until, onlyTerm: $0, from: $1)
        }
        guard let recency = fits[0], let count = fits[1] else { return nil }
        self.recency = recency
        self.count = count
    }

    func probabilities(_ terms: SIMD8<Double>) -> (recency: Double, count: Double) {
        (recency.probability(terms), count.probability(terms))
    }
}

extension RiskPredictions {
    fileprivate mutating func note(_ examples: RiskExamples, _ index: Int, _ probability: Double, _ simple: SimpleRisk) {
        let other = simple.probabilities(examples.terms[index])
        cuts.append(examples.cuts[index])
        silent.append(examples.silent[index])
        model.append(probability)
        recency.append(other.recency)
        count.append(other.count)
    }
}

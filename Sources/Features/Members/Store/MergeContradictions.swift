internal import FeatureRules
internal import Kernel
internal import Storage

/// Finds two people in one question: of whom no proposal says anything, because they are near to a third only.
struct MergeContradictions {
    let workspace: WorkspaceID
    let merged: MergedMembers

    /// Pairs of members of one question of whom something says that they are two.
    func found(in questions: [MergeQuestion], links: [MergeLink], _ tx: any ReadTransaction) throws -> Set<MergeCandidates.Pair> {
        let asked = Set(links.map { MergeCandidates.Pair($0.one, $0.other) })
        var pairs: Set<MergeCandidates.Pair> = []
        for question in questions where question.members.count > 2 {
            for (place, one) in question.members.enumerated() {
                for other in question.members[(place + 1)...] { pairs.insert(MergeCandidates.Pair(one, other)) }
            }
        }
        pairs.subtract(asked)
        guard !pairs.isEmpty else { return [] }
        let sides = try MergeSides(workspace: workspace, merged: merged).read(Set(pairs.flatMap { [$0.one, $0.other] }), tx)
        var found: Set<MergeCandidates.Pair> = [], talkers: [GroupID: [MergeCandidates.Pair]] = [:]
        for pair in pairs {
            guard let one = sides[pair.one], let other = sides[pair.other] else { continue }
            if !one.doubts(about: other).isEmpty { found.insert(pair) }
            for group in Set(one.stays.keys).intersection(other.stays.keys) where one.isBeside(other, in: group) { talkers[group, default: []].append(pair) }
        }
        for (group, pairs) in talkers { found.formUnion(try SameMinutes(workspace: workspace).found(pairs, in: group, merged, tx)) }
        return found
    }
}

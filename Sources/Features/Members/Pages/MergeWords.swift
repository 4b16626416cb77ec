internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// What speaks for two members being one person, in sentences.
struct MergeWords {
    let entry: MergeProposalEntry
    let voice: Voice

    /// The strongest reason first, then what speaks against it.
    var why: String {
        let reasons = entry.evidence.prefix(3).map(sentence)
        let doubts = entry.doubts.filter { $0 == .ours || $0 == .accounts }.map { voice.say("proposals.doubt.\($0.rawValue)") }
        let joint = voice.language == .english ? " " : ""
        let all = reasons + doubts
        return all.isEmpty ? voice.say("proposals.why.hand") : all.joined(separator: joint)
    }

    private func sentence(_ evidence: MergeEvidence) -> String {
        let count = evidence.count ?? 0, key = "proposals.why.\(evidence.kind.rawValue)"
        return voice.say(
            evidence.kind == .following && count == 0 ? key + ".today" : key,
            ["group": name(evidence.group), "other": name(evidence.other), "count": voice.grouped(count)])
    }

    private func name(_ group: Int64?) -> String {
        guard let group, group > 0 else { return voice.say("contacts.title") }
        return entry.groups[GroupID(group)] ?? voice.say("proposals.group.gone")
    }
}

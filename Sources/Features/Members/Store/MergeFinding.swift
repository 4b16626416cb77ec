internal import FeatureRules
internal import Foundation
internal import Kernel

/// What was found about two members, as it is kept.
struct MergeFinding: Sendable, Hashable {
    var pair: MergeCandidates.Pair
    var proposal: MergeProposal

    private struct Body: Codable {
        var evidence: [MergeEvidence]
        var doubts: [MergeDoubt]
    }

    func body() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(Body(evidence: proposal.evidence, doubts: proposal.doubts)), as: UTF8.self)
    }

    /// Nothing, if a later version wrote it.
    static func read(_ body: String) -> (evidence: [MergeEvidence], doubts: [MergeDoubt]) {
        guard let read = try? JSONDecoder().decode(Body.self, from: Data(body.utf8)) else { return ([], []) }
        return (read.evidence, read.doubts)
    }
}

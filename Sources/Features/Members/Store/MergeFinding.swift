internal import FeatureRules
internal import Foundation
internal import Kernel

/// What was found about two members, as it is kept.
struct MergeFinding: Sendable, Hashable {
    var pair: MergeCandidates.Pair
    var proposal: MergeProposal
    /// Messages of whichever of the two said less.
    var least: Int64

    private struct Body: Codable {
        var evidence: [MergeEvidence]
        var doubts: [MergeDoubt]
    }

    func body() throws -> String { try Self.body(of: proposal) }

    static func body(of proposal: MergeProposal) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(Body(evidence: proposal.evidence, doubts: proposal.doubts)), as: UTF8.self)
    }

    /// Whether something speaks against it, too, without a look at the rest.
    static func isDoubtful(_ body: String) -> Bool { !body.hasPrefix(#"{"doubts":[]"#) }

    /// Nothing, if a later version wrote it.
    static func read(_ body: String) -> (evidence: [MergeEvidence], doubts: [MergeDoubt]) {
        guard let read = try? JSONDecoder().decode(Body.self, from: Data(body.utf8)) else { return ([], []) }
        return (read.evidence, read.doubts)
    }
}

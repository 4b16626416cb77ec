internal import Exports
public import FeatureRules
public import Kernel
public import Storage

/// What somebody said last in a group, and what a sentence to them can take up.
public struct OpeningWords: Sendable {
    /// The line of their last ones that tells most; nil if they sent no words.
    public let said: MessageEntry?
    public let topic: OpeningTopic?

    /// So many of their messages are read, if they are among so many of whomever.
    private static let messagesRead = 60
    private static let messagesPassed = 1_000

    /// - Parameters:
    ///   - proof: the message a task about them was suggested with; nil takes their last words.
    ///   - known: what was read of the group for others.
    ///   - zone: the workspace's.
    public init(
        of member: MemberID, in group: GroupID, proof: MessageID? = nil, known: inout MemberWordQueries.KnownWeeks, zone: Zone,
        workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws {
        let ids = try MessageQueries.latest(
            by: member, group: group, limit: Self.messagesRead, look: Self.messagesPassed, zone: zone, in: workspace, tx)
        let spoken = [LineKind.text, .action].map(\.rawValue)
        let texts = try MessageQueries.some(ids, in: workspace, tx).filter { spoken.contains($0.kind) && !$0.text.isEmpty }
        let chosen = proof ?? LastWords.choose(texts.prefix(LastWords.texts).map { (message: $0.id, text: $0.text) })
        said = try texts.first { $0.id == chosen } ?? chosen.flatMap { try MessageQueries.some([$0], in: workspace, tx).first { !$0.text.isEmpty } }
        let words = try MemberWordQueries.figures(of: ids, known: &known, zone: zone, in: workspace, tx).words.words
            .filter { $0.score >= OpeningTopic.leastScore }.map(\.word)
        topic = try OpeningTopic.find(words, said: texts.map(\.text)) { try Self.isName($0, in: group, workspace, tx) }
    }

    /// Whether anybody in the group is called so, but for marks and digits behind it.
    private static func isName(_ word: String, in group: GroupID, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> Bool {
        let stem = SameNameGuess.stem(word)
        for written in Set([word, word.lowercased(), word.prefix(1).uppercased() + word.dropFirst().lowercased(), word.uppercased()]) {
            let names = try tx.all(
                """
                SELECT name FROM nickname WHERE workspace_id = \(workspace) AND group_id = \(group)
                AND name >= \(written) AND name < \(MemberQueries.end(of: written)) ORDER BY name LIMIT 50
                """
            ) { $0.text(0) }
            if names.contains(where: { SameNameGuess.stem($0) == stem }) { return true }
        }
        return false
    }
}

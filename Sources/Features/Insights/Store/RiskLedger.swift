internal import FeatureRules
internal import Foundation
internal import Kernel
internal import Storage

/// Keeps what a workspace's history says about falling silent. It is learnt anew when a week has passed or the history has grown
/// by a tenth: what it says changes slowly, and learning reads every member's days.
struct RiskLedger: Sendable {
    let workspace: WorkspaceID
    let zone: Zone

    private static let daysBetween = 7
    private static let growth = 1.1
    /// Decides which examples are left out of a long history; always the same.
    private static let seed: UInt64 = 14

    private struct Kept {
        var until: LocalDay
        var messages: Int64
        /// Who was left out.
        var own: String
        var study: RiskStudy
    }

    /// The last study, however old.
    func last(_ tx: any ReadTransaction) throws -> RiskStudy? { try kept(tx)?.study }

    /// The study for figures as of an instant, if it need not be learnt anew.
    func current(asOf: Instant, _ tx: any ReadTransaction) throws -> RiskStudy? {
        guard let kept = try kept(tx), try kept.own == own(tx) else { return nil }
        let age = zone.day(of: asOf) + 1 - kept.until
        guard age >= 0, age < Self.daysBetween else { return nil }
        return try Double(messages(tx)) <= Double(kept.messages) * Self.growth ? kept.study : nil
    }

    /// Learns from everything that happened before the end of the day of `asOf`.
    func learn(asOf: Instant, _ tx: any ReadTransaction) throws -> RiskStudy {
        let until = zone.day(of: asOf) + 1, own = try OperatorBoard.own(in: workspace, tx)
        var speech: [GroupSpeech] = []
        for group in try GroupQueries.all(in: workspace, tx) {
            var members: [MemberID: [(day: LocalDay, messages: Int64)]] = [:]
            try tx.each(
                """
                SELECT member_id, day, messages FROM member_day
                WHERE workspace_id = \(workspace) AND group_id = \(group.id) AND messages > 0 AND day < \(until)
                """
            ) { row in
                let member: MemberID = row.id(0)
                if !own.contains(member) { members[member, default: []].append((row.day(1), row.integer(2))) }
            }
            speech.append(
                GroupSpeech(group: group.id, members: members.map { MemberSpeech(member: $0.key, days: SpeakingDays($0.value)) }))
        }
        return RiskStudy(speech, until: until, seed: Self.seed)
    }

    /// What is known of other communities only.
    func sampleWorld(asOf: Instant) -> RiskStudy { RiskStudy([], until: zone.day(of: asOf) + 1, seed: Self.seed) }

    func keep(_ study: RiskStudy, asOf: Instant, _ tx: any WriteTransaction) throws {
        let body = String(decoding: try JSONEncoder().encode(study), as: UTF8.self)
        try tx.run(
            """
            INSERT INTO risk_study (workspace_id, until_day, messages, own, body)
            VALUES (\(workspace), \(zone.day(of: asOf) + 1), \(try messages(tx)), \(try own(tx)), \(body))
            ON CONFLICT (workspace_id) DO UPDATE SET until_day = excluded.until_day, messages = excluded.messages, own = excluded.own,
                body = excluded.body
            WHERE excluded.until_day >= risk_study.until_day
            """)
    }

    private func kept(_ tx: any ReadTransaction) throws -> Kept? {
        try tx.first("SELECT until_day, messages, own, body FROM risk_study WHERE workspace_id = \(workspace)") { row in
            let study = try row.withBytes(3) { try JSONDecoder().decode(RiskStudy.self, from: Data($0)) }
            return Kept(until: row.day(0), messages: row.integer(1), own: row.text(2), study: study)
        }
    }

    /// Who is left out today, in one word.
    private func own(_ tx: any ReadTransaction) throws -> String {
        try OperatorBoard.own(in: workspace, tx).all.sorted().map { "\($0)" }.joined(separator: " ")
    }

    private func messages(_ tx: any ReadTransaction) throws -> Int64 {
        try tx.first("SELECT coalesce(sum(messages), 0) FROM membership WHERE workspace_id = \(workspace)") { $0.integer(0) } ?? 0
    }
}

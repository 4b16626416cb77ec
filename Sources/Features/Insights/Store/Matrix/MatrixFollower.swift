public import FeatureRules
internal import Foundation
public import Kernel
public import Storage

/// Keeps the overview of all groups: a row for each with what it is sorted by, and the matrix as a whole.
public struct MatrixFollower: DiagnosisFollower {
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone

    public init(zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone) { self.zones = zones }

    /// The rows of groups that stayed as they were stay too.
    public var sections: [any Section.Type] { [] }

    public func follow(
        _ groups: [DiagnosedGroup], anew: Set<GroupID>, asOf: Instant?, workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        guard let asOf else {
            try tx.run("DELETE FROM matrix_group WHERE workspace_id = \(workspace)")
            try tx.run("DELETE FROM matrix_diagnosis WHERE workspace_id = \(workspace)")
            try tx.run("DELETE FROM speaker_weeks WHERE workspace_id = \(workspace)")
            return
        }
        let encoder = JSONEncoder(), zone = try zones(workspace, tx)
        encoder.outputFormatting = .sortedKeys
        try keep(groups.filter { anew.contains($0.group.id) }, asOf: asOf, zone, encoder, workspace, tx)
        try forget(allBut: Set(groups.map(\.group.id)), workspace, tx)
        let own = try OperatorBoard.own(in: workspace, tx)
        let whole = MatrixFigures(
            groups: groups.map(\.figures), people: try people(workspace, own, asOf: asOf, tx),
            weeks: try weeks(of: groups.map(\.group.id), anew: anew, own, today: zone.day(of: asOf), workspace, tx), asOf: asOf, zone: zone)
        try tx.run(
            """
            INSERT INTO matrix_diagnosis (workspace_id, as_of_ms, body)
            VALUES (\(workspace), \(asOf), \(String(decoding: try encoder.encode(whole), as: UTF8.self)))
            ON CONFLICT (workspace_id) DO UPDATE SET as_of_ms = excluded.as_of_ms, body = excluded.body
            """)
    }

    private func keep(
        _ groups: [DiagnosedGroup], asOf: Instant, _ zone: Zone, _ encoder: JSONEncoder, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws {
        for group in groups {
            let id = group.group.id, sections = group.sections
            let talk = sections.one(ChangeFigures.self)
            let loss = SpeakerLoss(group.figures, trend: sections.one(TrendFigures.self), change: talk, asOf: asOf, zone: zone)
            let row = MatrixGroup(
                group.figures, asOf: asOf, answers: sections.one(AnswerFigures.self), newcomers: sections.one(NewcomerFigures.self),
                risk: sections.one(RiskFigures.self), flow: sections.one(FlowFigures.self), talk: talk, loss: loss)
            let body = String(decoding: try encoder.encode(row), as: UTF8.self)
            try tx.run(
                """
                INSERT INTO matrix_group (workspace_id, group_id, state, urgency, wau, mau, change, lost, silence, answered, spoke, risk,
                    former, net, body)
                VALUES (\(workspace), \(id), \(row.state.rawValue), \(row.state.urgency), \(row.wau), \(row.mau), \(row.change), \(row.lost),
                    \(row.silenceDays), \(row.answered?.value), \(row.spoke?.value), \(row.risk), \(row.former), \(row.net), \(body))
                ON CONFLICT (workspace_id, group_id) DO UPDATE SET state = excluded.state, urgency = excluded.urgency,
                    wau = excluded.wau, mau = excluded.mau, change = excluded.change, lost = excluded.lost, silence = excluded.silence,
                    answered = excluded.answered, spoke = excluded.spoke, risk = excluded.risk, former = excluded.former,
                    net = excluded.net, body = excluded.body
                """)
        }
    }

    private func forget(allBut groups: Set<GroupID>, _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let known = try tx.all("SELECT group_id FROM matrix_group WHERE workspace_id = \(workspace)") { $0.id(0, GroupKind.self) }
        for group in known where !groups.contains(group) {
            try tx.run("DELETE FROM matrix_group WHERE workspace_id = \(workspace) AND group_id = \(group)")
            try tx.run("DELETE FROM speaker_weeks WHERE workspace_id = \(workspace) AND group_id = \(group)")
        }
    }

    private func people(_ workspace: WorkspaceID, _ own: OwnPeople, asOf: Instant, _ tx: any ReadTransaction) throws -> MatrixPeople {
        var people = MatrixPeople(asOf: asOf, own: own)
        // In the order of the table: SQLite would take the index by member, and look up every row.
        try tx.each("SELECT member_id, present, last_ms FROM membership WHERE workspace_id = \(workspace) ORDER BY group_id, member_id") {
            row in people.note(row.id(0), isPresent: row.bool(1), last: row.optional(2, row.instant))
        }
        return people
    }

    /// Read again only where something changed: what is kept of the others still holds.
    private func weeks(
        of groups: [GroupID], anew: Set<GroupID>, _ own: OwnPeople, today: LocalDay, _ workspace: WorkspaceID, _ tx: any WriteTransaction
    ) throws -> MatrixWeeks {
        var weeks = MatrixWeeks(today: today, own: own), kept: [GroupID: SpeakerWeeks] = [:]
        try tx.each("SELECT group_id, body FROM speaker_weeks WHERE workspace_id = \(workspace)") { row in
            let group: GroupID = row.id(0)
            if !anew.contains(group) { kept[group] = row.withBytes(1) { SpeakerWeeks($0) } }
        }
        for group in groups {
            if let known = kept[group], known.first <= weeks.first {
                weeks.add(known)
                continue
            }
            let read = try read(group, today: today, workspace, tx)
            weeks.add(read)
            try tx.run(
                """
                INSERT INTO speaker_weeks (workspace_id, group_id, body) VALUES (\(workspace), \(group), \(read.encode()))
                ON CONFLICT (workspace_id, group_id) DO UPDATE SET body = excluded.body
                """)
        }
        return weeks
    }

    private func read(_ group: GroupID, today: LocalDay, _ workspace: WorkspaceID, _ tx: any ReadTransaction) throws -> SpeakerWeeks {
        var weeks = SpeakerWeeks(today: today)
        try tx.each(
            """
            SELECT member_id, day FROM member_day
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND day >= \(weeks.first) AND messages > 0
            """
        ) { row in weeks.note(row.id(0), on: row.day(1)) }
        return weeks
    }
}

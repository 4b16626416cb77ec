internal import FeatureRules
internal import Kernel
internal import Storage

/// Counts the visitors of one code on one day: as many are counted as rows of `live_visit` are written.
struct VisitTally {
    let workspace: WorkspaceID
    let code: LiveCodeID
    let day: LocalDay

    func add(_ visitor: [UInt8], _ choice: TargetChoice, _ tx: any WriteTransaction) throws {
        // A page that is opened twice at once: PostgreSQL runs the second transaction again, and it finds the first.
        let added = try tx.run(
            """
            INSERT INTO live_visit (workspace_id, code_id, day, visitor, target_id)
            VALUES (\(workspace), \(code), \(day), \(visitor), \(choice.target.bound))
            ON CONFLICT (workspace_id, code_id, day, visitor) DO NOTHING
            """)
        guard added > 0 else { return }
        try change(choice.target, shown: 1, given: 0, tx)
        try give(choice, tx)
    }

    /// What they were shown is not open any more, or something is open at last.
    func move(_ visitor: [UInt8], from before: LiveTargetID?, to choice: TargetChoice, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            UPDATE live_visit SET target_id = \(choice.target.bound)
            WHERE workspace_id = \(workspace) AND code_id = \(code) AND day = \(day) AND visitor = \(visitor)
            """)
        try change(before, shown: -1, given: 0, tx)
        try change(choice.target, shown: 1, given: 0, tx)
        try give(choice, tx)
    }

    private func give(_ choice: TargetChoice, _ tx: any WriteTransaction) throws {
        guard case .given(let target) = choice else { return }
        try tx.run(
            "UPDATE live_target SET handed = handed + 1 WHERE workspace_id = \(workspace) AND code_id = \(code) AND id = \(target)")
        try change(target, shown: 0, given: 1, tx)
    }

    private func change(_ target: LiveTargetID?, shown: Int, given: Int, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            INSERT INTO live_day (workspace_id, code_id, day, target_id, shown, given)
            VALUES (\(workspace), \(code), \(day), \(target?.rawValue ?? 0), \(shown), \(given))
            ON CONFLICT (workspace_id, code_id, day, target_id)
            DO UPDATE SET shown = live_day.shown + excluded.shown, given = live_day.given + excluded.given
            """)
    }
}

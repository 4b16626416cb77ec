internal import FeatureRules
internal import Kernel
internal import Storage
internal import WeComConnector

/// Compares all contacts of a company with what is known here.
///
/// What is finished of it is marked, so that one that was cut off goes on where it stood.
struct ContactComparison: Sendable {
    let database: any Database
    let desk: ContactDesk
    let world: World

    /// So many lists are read at a time.
    private static let listsAtOnce = 8
    /// So many contacts are written together.
    private static let contactsAtOnce = 2000
    /// The platform takes so many people of the company in one question.
    private static let staffAtOnce = 100
    /// What was compared longer ago is compared again.
    private static let markLife = Span.hours(1)

    func run(_ company: ConnectedCompany) async throws -> IntakeOutcome {
        let began = world.now(), staff = Set(try await company.client.call(WeComContacts.followers).userIDs)
        let done = try await marked(company, since: began - Self.markLife)
        let lists = Self.lists(staff.subtracting(done).sorted())
        var outcome = try await withThrowingTaskGroup(of: IntakeOutcome.self) { tasks in
            var outcome = IntakeOutcome(), started = 0
            for list in lists {
                if started >= Self.listsAtOnce, let done = try await tasks.next() { outcome.add(done) }
                started += 1
                tasks.addTask { try await compare(list, company) }
            }
            for try await done in tasks { outcome.add(done) }
            return outcome
        }
        // Whoever had contacts and is not among those any more who may have some.
        let former = try await database.read { tx in
            try tx.all(
                """
                SELECT DISTINCT userid FROM contact_edge
                WHERE workspace_id = \(company.workspace) AND connection_id = \(company.connection.id) AND status = 'ok'
                """
            ) { $0.text(0) }
        }
        // A list without anybody says that nobody is in sight, not that all contacts are lost.
        if staff.isEmpty, !former.isEmpty { outcome.hidden += 1 }
        for former in former where !staff.isEmpty && !staff.contains(former) { outcome.add(try await close(former, listed: [], at: began, company)) }
        try await database.write { tx in
            try tx.run(
                "DELETE FROM contact_comparison WHERE workspace_id = \(company.workspace) AND connection_id = \(company.connection.id)")
        }
        return outcome
    }

    /// Few people, one list each; many, as many to a list as the platform takes.
    private static func lists(_ staff: [String]) -> [[String]] {
        let size = min(max(1, staff.count / (2 * listsAtOnce)), staffAtOnce)
        return stride(from: 0, to: staff.count, by: size).map { Array(staff[$0..<min($0 + size, staff.count)]) }
    }

    private func compare(_ staff: [String], _ company: ConnectedCompany) async throws -> IntakeOutcome {
        do { return try await read(staff, company) } catch let failure as WeComFailure {
            guard try IntakeSettlement.verdict(failure) == .never else { throw failure }
            var outcome = IntakeOutcome()
            guard staff.count > 1 else {
                outcome.hidden = 1
                return outcome
            }
            // One of them is the reason.
            for one in staff { outcome.add(try await compare([one], company)) }
            return outcome
        }
    }

    private func read(_ staff: [String], _ company: ConnectedCompany) async throws -> IntakeOutcome {
        let began = world.now()
        var outcome = IntakeOutcome(), listed: [String: Set<String>] = [:], waiting: [ContactSight] = [], unlicensed: Set<String> = []
        var asked = began
        for try await page in company.client.pages({ WeComContacts.batch(of: staff, cursor: $0) }) {
            unlicensed.formUnion(page.unlicensed)
            for entry in page.entries {
                let sight = ContactSight(entry.contact, entry.follow)
                listed[sight.edge.staff, default: []].insert(sight.edge.contact)
                waiting.append(sight)
            }
            if waiting.count >= Self.contactsAtOnce {
                outcome.add(try await write(waiting, at: asked, company))
                waiting = []
                asked = world.now()
            }
        }
        outcome.add(try await write(waiting, at: asked, company))
        for one in staff where !unlicensed.contains(one) { outcome.add(try await close(one, listed: listed[one] ?? [], at: began, company)) }
        outcome.hidden += unlicensed.count
        return outcome
    }

    private func write(_ sights: [ContactSight], at: Instant, _ company: ConnectedCompany) async throws -> IntakeOutcome {
        var outcome = IntakeOutcome()
        guard !sights.isEmpty else { return outcome }
        let found = try await database.writeBulk { [desk] tx in
            try desk.note(sights, at: at, from: company.connection, workspace: company.workspace, tx)
        }
        outcome.add(found)
        outcome.contacts = sights.count
        return outcome
    }

    /// Everybody whom somebody has is read: who is missing is lost.
    private func close(_ staff: String, listed: Set<String>, at began: Instant, _ company: ConnectedCompany) async throws -> IntakeOutcome {
        let now = world.now()
        return try await database.writeBulk { [desk] tx in
            var outcome = IntakeOutcome()
            let missing = try desk.missing(of: staff, listed: listed, from: company.connection, workspace: company.workspace, tx)
            outcome.add(
                try desk.note(
                    [], absent: missing, compared: now, at: began, from: company.connection, workspace: company.workspace, tx))
            try tx.run(
                """
                INSERT INTO contact_comparison (workspace_id, connection_id, userid, compared_ms)
                VALUES (\(company.workspace), \(company.connection.id), \(staff), \(now))
                ON CONFLICT (workspace_id, connection_id, userid) DO UPDATE SET compared_ms = excluded.compared_ms
                """)
            return outcome
        }
    }

    private func marked(_ company: ConnectedCompany, since: Instant) async throws -> Set<String> {
        Set(
            try await database.read { tx in
                try tx.all(
                    """
                    SELECT userid FROM contact_comparison WHERE workspace_id = \(company.workspace)
                    AND connection_id = \(company.connection.id) AND compared_ms >= \(since)
                    """
                ) { $0.text(0) }
            })
    }
}

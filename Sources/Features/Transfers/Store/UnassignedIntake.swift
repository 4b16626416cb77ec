internal import Journal
public import Kernel
public import Storage
public import WeComConnector

/// Keeps who left the company, and which of their customers nobody has taken over.
public struct UnassignedIntake: IntakeTopic {
    public let event = "change_contact"

    private let database: any Database
    private let settlement: IntakeSettlement

    public init(database: any Database, world: World) {
        self.database = database
        settlement = IntakeSettlement(database: database, world: world)
    }

    public func handle(_ told: [ToldDelivery], of company: ConnectedCompany) async throws -> IntakeOutcome {
        let left = told.filter { $0.message.changeType == "delete_user" }
            .compactMap { each in each.message.root.text("UserID").map { (id: String($0.prefix(64)), at: each.message.created) } }
        try await database.write { tx in
            for person in left { try Self.note(person.id, left: person.at, company, tx) }
        }
        try await settlement.settle(told.map(\.delivery), .handled, problem: nil, in: company.workspace)
        var outcome = IntakeOutcome()
        if !left.isEmpty {
            do { _ = try await compare(company) } catch let failure as WeComFailure {
                // The daily comparison lists them, too.
                if try IntakeSettlement.verdict(failure) == .never { outcome.hidden += 1 }
            }
        }
        outcome.handled = told.count
        return outcome
    }

    public func compare(_ company: ConnectedCompany) async throws -> IntakeOutcome {
        var entries: [WeComUnassigned.Entry] = []
        for try await page in company.client.pages({ WeComTransfers.unassigned(cursor: $0) }) { entries += page.entries }
        try await database.writeBulk { [entries] tx in
            try tx.run("DELETE FROM unassigned_contact WHERE workspace_id = \(company.workspace) AND connection_id = \(company.connection.id)")
            var seen: Set<[String]> = []
            let once = entries.map { (staff: String($0.userID.prefix(64)), contact: String($0.externalUserID.prefix(64)), left: $0.left) }
                .filter { seen.insert([$0.staff, $0.contact]).inserted }
            var texts = ColumnBatch.Texts()
            let staff = once.map { texts.place($0.staff) }, contacts = once.map { texts.place($0.contact) }
            var rows = ColumnBatch(count: once.count, bytes: texts.bytes)
            rows.add("workspace_id", .same(company.workspace.bound))
            rows.add("connection_id", .same(company.connection.id.bound))
            rows.add("userid", .texts(staff))
            rows.add("external_userid", .texts(contacts))
            _ = try tx.insert(rows, into: "unassigned_contact", unlessSame: [])
            for (person, left) in Dictionary(once.map { ($0.staff, $0.left) }, uniquingKeysWith: { first, _ in first }).sorted(by: { $0.key < $1.key }) {
                try Self.note(person, left: left, company, tx)
            }
        }
        return IntakeOutcome()
    }

    private static func note(_ person: String, left: Instant?, _ company: ConnectedCompany, _ tx: any WriteTransaction) throws {
        try tx.run(
            """
            INSERT INTO former_staff (workspace_id, connection_id, userid, left_ms)
            VALUES (\(company.workspace), \(company.connection.id), \(person), \(left ?? Instant(milliseconds: 0)))
            ON CONFLICT (workspace_id, connection_id, userid) DO NOTHING
            """)
    }
}

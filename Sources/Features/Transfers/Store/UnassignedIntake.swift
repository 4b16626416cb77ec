internal import Journal
public import Kernel
public import Storage
public import WeComConnector

/// Keeps who left the company or came back, and which of their customers nobody has taken over.
public struct UnassignedIntake: IntakeTopic {
    public let event = "change_contact"

    private let database: any Database
    private let watch: ChannelWatch
    private let ends: TransferEnds
    private let settlement: IntakeSettlement

    /// - Parameter watch: whoever left answers to no code any more.
    public init(database: any Database, watch: ChannelWatch, world: World) {
        self.database = database
        self.watch = watch
        ends = TransferEnds(world: world)
        settlement = IntakeSettlement(database: database, world: world)
    }

    public func handle(_ told: [ToldDelivery], of company: ConnectedCompany) async throws -> IntakeOutcome {
        let moved = told.compactMap { each in each.message.root.text("UserID").map { (id: String($0.prefix(64)), message: each.message) } }
        // A company may take somebody on again under the same name.
        try await database.write { [watch] tx in
            for person in moved.sorted(by: { ($0.message.created ?? Instant(milliseconds: 0)) < ($1.message.created ?? Instant(milliseconds: 0)) }) {
                let isNews: Bool =
                    switch person.message.changeType {
                    case "delete_user":
                        try FormerStaff.note(
                            person.id, left: person.message.created, of: company.connection.id, in: company.workspace, tx)
                    case "create_user": try FormerStaff.forget(person.id, of: company.connection.id, in: company.workspace, tx)
                    default: false
                    }
                if isNews { try watch.renew(with: person.id, of: company.connection.id, in: company.workspace, tx) }
            }
        }
        try await settlement.settle(told.map(\.delivery), .handled, problem: nil, in: company.workspace)
        var outcome = IntakeOutcome()
        if moved.contains(where: { $0.message.changeType == "delete_user" }) {
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
        try await database.writeBulk { [entries, watch, ends] tx in
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
                if try FormerStaff.note(person, left: left, of: company.connection.id, in: company.workspace, tx) {
                    try watch.renew(with: person, of: company.connection.id, in: company.workspace, tx)
                }
            }
            try ends.listed(of: company.connection, workspace: company.workspace, tx)
        }
        return IntakeOutcome()
    }
}

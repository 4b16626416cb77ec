public import Journal
public import Kernel
public import Storage
public import WeComConnector

/// What is made of the callback that there is something new in the archive: the next look comes soon.
public struct ArchiveBell: IntakeTopic {
    public var event: String { "msgaudit_notify" }
    private let database: any Database
    private let world: World

    public init(database: any Database, world: World) {
        self.database = database
        self.world = world
    }

    public func handle(_ told: [ToldDelivery], of company: ConnectedCompany) async throws -> IntakeOutcome {
        let now = world.now(), deliveries = told.map(\.delivery), workspace = company.workspace, connection = company.connection.id
        try await database.write { [inbox = Inbox(world: world)] tx in
            try tx.run("UPDATE message_archive SET told_ms = \(now) WHERE workspace_id = \(workspace) AND connection_id = \(connection)")
            try inbox.settleHandled(deliveries, workspace: workspace, tx)
        }
        var outcome = IntakeOutcome()
        outcome.handled = deliveries.count
        return outcome
    }

    /// The archive is looked at by the clock too; a comparison has nothing to add.
    public func compare(_ company: ConnectedCompany) async throws -> IntakeOutcome { IntakeOutcome() }
}

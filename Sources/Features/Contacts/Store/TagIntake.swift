internal import Journal
public import Kernel
public import Storage
public import WeComConnector

/// Looks at the tags of a company: one look at all of them answers whatever callbacks told.
public struct TagIntake: IntakeTopic {
    public let event = "change_external_tag"

    private let database: any Database
    private let desk: TagDesk
    private let settlement: IntakeSettlement
    private let world: World

    public init(database: any Database, desk: TagDesk, world: World) {
        self.database = database
        self.desk = desk
        self.world = world
        settlement = IntakeSettlement(database: database, world: world)
    }

    public func handle(_ told: [ToldDelivery], of company: ConnectedCompany) async throws -> IntakeOutcome {
        let deliveries = told.map(\.delivery)
        do { return try await look(told, company) } catch let failure as WeComFailure {
            var outcome = IntakeOutcome()
            if try IntakeSettlement.verdict(failure) == .later {
                outcome.postponed = deliveries.count
                try await settlement.settle(deliveries, .postponed, problem: "\(failure)", in: company.workspace)
            } else {
                outcome.refused = deliveries.count
                try await settlement.settle(deliveries, .refused, problem: "\(failure)", in: company.workspace)
            }
            return outcome
        }
    }

    public func compare(_ company: ConnectedCompany) async throws -> IntakeOutcome { try await look([], company) }

    private func look(_ told: [ToldDelivery], _ company: ConnectedCompany) async throws -> IntakeOutcome {
        let at = world.now(), groups = try await company.client.call(WeComTags.list()).groups.map { TagGroupSight($0) }
        let shown = Set(groups.map(\.id) + groups.flatMap { $0.tags.map(\.id) })
        // What was just made is not shown yet, or what was just deleted still is.
        let doubtful = told.filter { each in
            let id = each.message.root.text("Id") ?? ""
            return settlement.isFresh([each.delivery]) && !id.isEmpty
                && (each.message.changeType == "create" && !shown.contains(id) || each.message.changeType == "delete" && shown.contains(id))
        }
        return try await database.write { [desk, settlement] tx in
            var outcome = IntakeOutcome()
            outcome.tags = try desk.note(groups, at: at, from: company.connection, workspace: company.workspace, tx)
            let again = Set(doubtful.map(\.delivery.id)), handled = told.map(\.delivery).filter { !again.contains($0.id) }
            try settlement.settle(handled, areDoubtful: false, in: company.workspace, tx)
            try settlement.settle(doubtful.map(\.delivery), areDoubtful: true, in: company.workspace, tx)
            (outcome.handled, outcome.postponed) = (handled.count, doubtful.count)
            return outcome
        }
    }
}

internal import FeatureRules
internal import Journal
public import Kernel
public import Storage
public import WeComConnector

/// Looks at contacts: those that callbacks tell of, and all of them.
///
/// One look at a person answers every callback that told of them, whoever of the company has them.
public struct ContactIntake: IntakeTopic {
    public let event = "change_external_contact"

    private static let looksAtOnce = 16
    /// So many people are written together.
    private static let peopleAtOnce = 500

    private let database: any Database
    private let desk: ContactDesk
    private let comparison: ContactComparison
    private let settlement: IntakeSettlement
    private let world: World

    public init(database: any Database, desk: ContactDesk, world: World) {
        self.database = database
        self.desk = desk
        self.world = world
        comparison = ContactComparison(database: database, desk: desk, world: world)
        settlement = IntakeSettlement(database: database, world: world)
    }

    /// One person, and what was told of them.
    struct Errand: Sendable {
        var contact: String
        var edges: Set<ContactEdgeKey> = []
        var deliveries: [ClaimedDelivery] = []
        var tellings: [ContactTelling] = []
        var needsLook = false
    }

    private struct Look: Sendable {
        var errand: Errand
        /// When it was asked for: it shows at least what happened before.
        var at: Instant
        /// Nil if callbacks tell all that there is to know.
        var result: Result<[ContactSight], WeComFailure>?
    }

    public func compare(_ company: ConnectedCompany) async throws -> IntakeOutcome { try await comparison.run(company) }

    public func handle(_ told: [ToldDelivery], of company: ConnectedCompany) async throws -> IntakeOutcome {
        var errands: [String: Errand] = [:], others: [ClaimedDelivery] = []
        for each in told {
            guard let callback = ContactCallback(each.message) else { others.append(each.delivery); continue }
            var errand = errands[callback.edge.contact] ?? Errand(contact: callback.edge.contact)
            errand.edges.insert(callback.edge)
            errand.deliveries.append(each.delivery)
            if let telling = callback.telling { errand.tellings.append(telling) }
            errand.needsLook = errand.needsLook || callback.needsLook
            errands[callback.edge.contact] = errand
        }
        try await settlement.settle(others, .handled, problem: "it names no contact", in: company.workspace)
        var outcome = try await look(errands.values.sorted { $0.contact < $1.contact }, company)
        outcome.handled += others.count
        return outcome
    }

    /// Looks at people, some at a time, while what was found is written.
    private func look(_ errands: [Errand], _ company: ConnectedCompany) async throws -> IntakeOutcome {
        try await withThrowingTaskGroup(of: Look.self) { looks in
            var outcome = IntakeOutcome(), next = errands.startIndex, found: [Look] = []
            func start() {
                guard next < errands.endIndex else { return }
                let errand = errands[next]
                next += 1
                looks.addTask { await look(errand, company.client) }
            }
            for _ in 0..<Self.looksAtOnce { start() }
            while let look = try await looks.next() {
                start()
                if case .failure(let failure)? = look.result {
                    outcome.add(try await unseen(look, failure, company))
                    continue
                }
                found.append(look)
                if found.count >= Self.peopleAtOnce {
                    outcome.add(try await write(found, company))
                    found = []
                }
            }
            outcome.add(try await write(found, company))
            return outcome
        }
    }

    /// Not optimised: the compiler of Swift 6.3.1 crashes on such (CopyPropagation).
    @_optimize(none)
    private func look(_ errand: Errand, _ client: WeComClient) async -> Look {
        let at = world.now()
        guard errand.needsLook else { return Look(errand: errand, at: at, result: nil) }
        var sights: [ContactSight] = []
        do throws(WeComFailure) {
            for try await card in client.pages({ WeComContacts.get(errand.contact, cursor: $0) }) {
                sights += card.follows.map { ContactSight(card.contact, $0) }
            }
            return Look(errand: errand, at: at, result: .success(sights))
        } catch {
            // Nobody has them: that is an answer.
            if error.code == .noRelation || error.code == .unknownContact { return Look(errand: errand, at: at, result: .success([])) }
            return Look(errand: errand, at: at, result: .failure(error))
        }
    }

    private func write(_ looks: [Look], _ company: ConnectedCompany) async throws -> IntakeOutcome {
        guard let at = looks.map(\.at).min() else { return IntakeOutcome() }
        var sights: [ContactSight] = [], absent: Set<ContactEdgeKey> = []
        for look in looks {
            guard case .success(let seen)? = look.result else { continue }
            sights += seen
            absent.formUnion(look.errand.edges.subtracting(seen.map(\.edge)))
        }
        return try await database.write { [desk, settlement, sights, absent] tx in
            var outcome = IntakeOutcome()
            let found = try desk.note(
                sights, absent: absent, told: looks.flatMap(\.errand.tellings), at: at, from: company.connection,
                workspace: company.workspace, tx)
            outcome.add(found)
            outcome.contacts = sights.count
            let doubtful = looks.filter { !$0.errand.edges.isDisjoint(with: found.doubtful) }.flatMap(\.errand.deliveries)
            let handled = looks.filter { $0.errand.edges.isDisjoint(with: found.doubtful) }.flatMap(\.errand.deliveries)
            try settlement.settle(handled, areDoubtful: false, in: company.workspace, tx)
            try settlement.settle(doubtful, areDoubtful: true, in: company.workspace, tx)
            (outcome.handled, outcome.postponed) = (handled.count, doubtful.count)
            return outcome
        }
    }

    private func unseen(_ look: Look, _ failure: WeComFailure, _ company: ConnectedCompany) async throws -> IntakeOutcome {
        var outcome = IntakeOutcome()
        let deliveries = look.errand.deliveries
        if try IntakeSettlement.verdict(failure) == .later {
            outcome.missed = 1
            outcome.postponed = deliveries.count
            try await settlement.settle(deliveries, .postponed, problem: "\(failure)", in: company.workspace)
        } else {
            outcome.refused = deliveries.count
            try await settlement.settle(deliveries, .refused, problem: "\(failure)", in: company.workspace)
        }
        return outcome
    }
}

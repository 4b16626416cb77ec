internal import FeatureRules
internal import Journal
public import Kernel
public import Storage
public import WeComConnector

/// Looks at customer groups: those that callbacks tell of, and all of them.
///
/// One look at a group answers every callback that told of it, and what several looks found is written in one transaction.
public struct GroupIntake: IntakeTopic {
    public let event = "change_external_chat"

    private static let looksAtOnce = 16
    /// So many groups, or so many people in them, are written together.
    private static let groupsAtOnce = 50
    private static let peopleAtOnce = 4000

    private let database: any Database
    private let desk: CustomerGroupDesk
    private let settlement: IntakeSettlement
    private let world: World

    public init(database: any Database, desk: CustomerGroupDesk, world: World) {
        self.database = database
        self.desk = desk
        self.world = world
        settlement = IntakeSettlement(database: database, world: world)
    }

    /// One group, and what was told of it.
    private struct Errand: Sendable {
        var chat: String
        var deliveries: [ClaimedDelivery] = []
        var tellings: [GroupTelling] = []
        var isToldOver = false
    }

    private struct Look: Sendable {
        var errand: Errand
        /// When it was asked for: it shows at least what happened before.
        var at: Instant
        var result: Result<WeComGroup, WeComFailure>
    }

    public func handle(_ told: [ToldDelivery], of company: ConnectedCompany) async throws -> IntakeOutcome {
        var errands: [String: Errand] = [:], others: [ClaimedDelivery] = []
        for each in told {
            guard let callback = GroupCallback(each.message) else { others.append(each.delivery); continue }
            var errand = errands[callback.chatID] ?? Errand(chat: callback.chatID)
            errand.deliveries.append(each.delivery)
            errand.tellings += callback.tellings
            errand.isToldOver = errand.isToldOver || callback.isDismissal
            errands[callback.chatID] = errand
        }
        try await settlement.settle(others, .handled, problem: "it names no group", in: company.workspace)
        var outcome = try await look(errands.values.sorted { $0.chat < $1.chat }, company)
        outcome.handled += others.count
        return outcome
    }

    public func compare(_ company: ConnectedCompany) async throws -> IntakeOutcome {
        var outcome = IntakeOutcome()
        let began = world.now()
        for owners in try await owners(company.client) {
            for try await page in company.client.pages({ WeComGroups.list(owners: owners, cursor: $0) }) {
                outcome.add(try await look(page.groups.map { Errand(chat: $0.chatID) }, company))
            }
        }
        // Those that are known here and not listed any more: over, or of an owner who left.
        let rest = try await database.read { tx in
            try CustomerGroupDesk.live(of: company.connection, notLookedAtSince: began, workspace: company.workspace, tx)
        }
        outcome.add(try await look(rest.map { Errand(chat: $0) }, company))
        return outcome
    }

    /// For whose groups to ask: everybody's at once, or where the company is too large for that, a hundred owners at a time.
    ///
    /// Not optimised: the compiler of Swift 6.3.1 crashes on it (CopyPropagation).
    @_optimize(none)
    private func owners(_ client: WeComClient) async throws -> [[String]] {
        do throws(WeComFailure) { _ = try await client.call(WeComGroups.list(limit: 1)) } catch {
            guard error.code == .needsOwnerFilter else { throw error }
            let all = try await client.call(WeComContacts.followers).userIDs
            return stride(from: 0, to: all.count, by: 100).map { Array(all[$0..<min($0 + 100, all.count)]) }
        }
        return [[]]
    }

    /// Looks at groups, some at a time, while what was found is written.
    private func look(_ errands: [Errand], _ company: ConnectedCompany) async throws -> IntakeOutcome {
        try await withThrowingTaskGroup(of: Look.self) { looks in
            var outcome = IntakeOutcome(), next = errands.startIndex, found: [Look] = [], people = 0
            func start() {
                guard next < errands.endIndex else { return }
                let errand = errands[next]
                next += 1
                looks.addTask { await look(errand, company.client) }
            }
            for _ in 0..<Self.looksAtOnce { start() }
            while let look = try await looks.next() {
                start()
                guard case .success(let group) = look.result else {
                    outcome.add(try await unseen(look, company))
                    continue
                }
                found.append(look)
                people += group.members.count
                if found.count >= Self.groupsAtOnce || people >= Self.peopleAtOnce {
                    outcome.add(try await write(found, company))
                    (found, people) = ([], 0)
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
        do throws(WeComFailure) {
            return Look(errand: errand, at: at, result: .success(try await client.call(WeComGroups.get(errand.chat))))
        } catch {
            return Look(errand: errand, at: at, result: .failure(error))
        }
    }

    private func write(_ looks: [Look], _ company: ConnectedCompany) async throws -> IntakeOutcome {
        guard !looks.isEmpty else { return IntakeOutcome() }
        var seen: [(look: GroupLook, told: [GroupTelling])] = []
        for look in looks {
            if case .success(let group) = look.result { seen.append((GroupLook(group, at: look.at), look.errand.tellings)) }
        }
        let freshEnds = looks.map { $0.errand.isToldOver && settlement.isFresh($0.errand.deliveries) }
        return try await database.writeBulk { [desk, settlement, seen] tx in
            var outcome = IntakeOutcome()
            let found = try desk.note(seen, from: company.connection, workspace: company.workspace, tx)
            var handled: [ClaimedDelivery] = []
            for (place, look) in looks.enumerated() {
                outcome.add(found[place])
                // What is told a second time is older than what is known then.
                guard found[place].isDoubtful || freshEnds[place] else { handled += look.errand.deliveries; continue }
                try settlement.settle(look.errand.deliveries, areDoubtful: true, in: company.workspace, tx)
                outcome.postponed += look.errand.deliveries.count
            }
            try settlement.settle(handled, areDoubtful: false, in: company.workspace, tx)
            outcome.handled += handled.count
            return outcome
        }
    }

    /// The platform does not show the group: it is over, or it may work another time, or a person must look.
    private func unseen(_ look: Look, _ company: ConnectedCompany) async throws -> IntakeOutcome {
        guard case .failure(let failure) = look.result else { return IntakeOutcome() }
        var outcome = IntakeOutcome()
        let deliveries = look.errand.deliveries
        // The platform may not show yet what it has just told, unless that is the end.
        guard try IntakeSettlement.verdict(failure) == .never, look.errand.isToldOver || !settlement.isFresh(deliveries) else {
            try await settlement.settle(deliveries, .postponed, problem: "\(failure)", in: company.workspace)
            outcome.missed = 1
            outcome.postponed = deliveries.count
            return outcome
        }
        guard failure.code == .groupDismissed || failure.code == .notACustomerGroup else {
            try await settlement.settle(deliveries, .refused, problem: "\(failure)", in: company.workspace)
            outcome.hidden = 1
            outcome.refused = deliveries.count
            return outcome
        }
        try await database.write { [desk, settlement] tx in
            try desk.dismiss(look.errand.chat, from: company.connection, workspace: company.workspace, tx)
            try settlement.settle(deliveries, areDoubtful: false, in: company.workspace, tx)
        }
        outcome.handled = deliveries.count
        return outcome
    }
}

internal import FeatureRules
internal import Journal
public import Kernel
public import Storage
internal import WeComConnector

/// Brings to the platform what was ordered, and looks what came of it.
///
/// A call whose answer was lost is not made again before the platform was asked; then only what it does not know of goes out.
public struct TransferPush: Sendable {
    let database: any Database
    private let outbox: Outbox
    private let contacts: ContactDesk
    private let groups: CustomerGroupDesk
    let world: World

    /// The platform decides within a day; so often it is asked.
    private static let pollEvery = Span.minutes(10)

    public init(database: any Database, contacts: ContactDesk, groups: CustomerGroupDesk, world: World) {
        self.database = database
        self.contacts = contacts
        self.groups = groups
        self.world = world
        outbox = Outbox(world: world)
    }

    /// Until nothing is due, then asks what came of what waits, and of what is in doubt if a person wants to know.
    ///
    /// - Parameter asking: at once, though it was asked a moment ago.
    /// - Throws: `WeComFailure` if the platform takes the credentials no more.
    public func run(_ company: ConnectedCompany, asking: Bool = false) async throws {
        while let claimed = try await next(company) {
            let (outcome, problem) = try await perform(claimed, company)
            try await settle(claimed, outcome, problem, company)
            if case .rateLimited = outcome { break }
        }
        try await ask(company, at: asking ? nil : world.now() - Self.pollEvery)
    }

    private func next(_ company: ConnectedCompany) async throws -> ClaimedCall? {
        let call = TransferErrand.call(company.connection.id), now = world.now()
        let isDue = try await database.read { tx in
            try tx.exists(
                """
                SELECT 1 FROM outbox WHERE workspace_id = \(company.workspace) AND call = \(call)
                AND state IN ('waiting', 'checking', 'claimed') AND due_ms <= \(now) LIMIT 1
                """)
        }
        guard isDue else { return nil }
        return try await database.write { [outbox] tx in
            guard try ConnectionRows.isOn(company.connection.id, in: company.workspace, tx) else { return nil }
            try outbox.recover(workspace: company.workspace, tx)
            return try outbox.claim(1, of: call, workspace: company.workspace, tx).first
        }
    }

    /// What the outbox gave up on is given up here, too.
    private func settle(
        _ claimed: ClaimedCall, _ outcome: OutboxDelivery.Outcome, _ problem: (code: Int?, text: String)?, _ company: ConnectedCompany
    ) async throws {
        try await database.write { [outbox, world] tx in
            try outbox.settle(claimed, outcome, problem: problem?.text, workspace: company.workspace, tx)
            let state = try tx.first("SELECT state FROM outbox WHERE workspace_id = \(company.workspace) AND id = \(claimed.id)") { $0.text(0) }
            guard state == "failed" || state == "unknown", let errand = TransferErrand(claimed.call.body) else { return }
            let rows = TransferRows(workspace: company.workspace)
            for item in try rows.items(of: errand.orderID, batch: errand.batch, tx) where item.state == .planned {
                try rows.move(
                    item, of: errand.orderID, to: state == "failed" ? .failed : .unknown, problem: problem?.code, at: world.now(), tx)
            }
        }
    }

    private func perform(
        _ claimed: ClaimedCall, _ company: ConnectedCompany
    ) async throws -> (OutboxDelivery.Outcome, (code: Int?, text: String)?) {
        let rows = TransferRows(workspace: company.workspace)
        guard let errand = TransferErrand(claimed.call.body), let order = try await database.read({ try rows.order(errand.orderID, $0) }) else {
            return (.permanent, (nil, "it cannot be read"))
        }
        let items = try await database.read { try rows.items(of: errand.orderID, batch: errand.batch, $0) }.filter { $0.state == .planned }
        guard let first = items.first else { return (.accepted, nil) }
        do {
            if claimed.errand == .question {
                let isKnown = try await first.kind == .group ? findGroups(items, order, company) : findCustomers(items, order, company)
                return (isKnown ? .accepted : .absent, nil)
            }
            if first.kind == .group { try await sendGroups(items, order, company) } else { try await sendCustomers(items, order, company) }
            return (.accepted, nil)
        } catch let failure as WeComFailure {
            if failure.endsConnection {
                try await settle(claimed, .temporary, (nil, "\(failure)"), company)
                throw failure
            }
            return (failure.outcome, (failure.code?.rawValue, "\(failure)"))
        }
    }

    private func sendCustomers(_ items: [TransferRows.Item], _ order: TransferRows.Order, _ company: ConnectedCompany) async throws {
        let answer = try await company.client.call(
            WeComTransfers.customers(
                items.map(\.key), from: order.from, to: items[0].to, hasLeft: order.hasLeft, message: order.message.isEmpty ? nil : order.message))
        let codes = Dictionary(answer.customers.map { ($0.externalUserID, $0.refusal?.rawValue ?? 0) }, uniquingKeysWith: { first, _ in first })
        try await note(items, of: order, company) { item in
            // Of whom the answer says nothing nobody knows.
            codes[item.key].map { code in (TransferAnswer.asked(code), code == 0 ? nil : code) } ?? (.unknown, nil)
        }
    }

    private func sendGroups(_ items: [TransferRows.Item], _ order: TransferRows.Order, _ company: ConnectedCompany) async throws {
        let answer = try await company.client.call(WeComTransfers.groups(items.map(\.key), to: items[0].to, hasLeft: order.hasLeft))
        let failed = Dictionary(answer.failed.map { ($0.chatID, $0.refusal.rawValue) }, uniquingKeysWith: { first, _ in first })
        try await note(items, of: order, company) { item in failed[item.key].map { (.failed, $0) } ?? (.done, nil) }
        // Changes made through the API are not called back. What fails here the daily comparison does.
        for item in items where failed[item.key] == nil { _ = try? await look(item.key, company) }
    }

    /// Whether nothing of it has to go out any more.
    private func findCustomers(_ items: [TransferRows.Item], _ order: TransferRows.Order, _ company: ConnectedCompany) async throws -> Bool {
        let told = try await results(from: order, to: items[0].to, company)
        let rows = TransferRows(workspace: company.workspace)
        let repeated = try await database.read { tx in Set(try items.filter { try rows.isRepeated($0, of: order, tx) }.map(\.key)) }
        var found: [String: TransferState] = [:]
        for item in items {
            guard let all = told[item.key], !all.isEmpty else { continue }
            let state = TransferAnswer.result(all, asked: .min)
            // An earlier transfer between the two: which of them it tells of nobody knows, unless one is under way.
            found[item.key] = repeated.contains(item.key) && state != .waiting ? .unknown : state ?? .waiting
        }
        try await note(items.filter { found[$0.key] != nil }, of: order, company) { [found] item in (found[item.key] ?? .unknown, nil) }
        return found.count == items.count
    }

    private func findGroups(_ items: [TransferRows.Item], _ order: TransferRows.Order, _ company: ConnectedCompany) async throws -> Bool {
        var done: Set<String> = []
        for item in items where try await look(item.key, company) == item.to { done.insert(item.key) }
        try await note(items.filter { done.contains($0.key) }, of: order, company) { _ in (.done, nil) }
        return done.count == items.count
    }

    /// Looks at a group, notes it, and says who owns it.
    func look(_ chatID: String, _ company: ConnectedCompany) async throws -> String {
        let at = world.now(), group = try await company.client.call(WeComGroups.get(chatID))
        try await database.write { [groups] tx in
            _ = try groups.note(GroupLook(group, at: at), told: [], from: company.connection, workspace: company.workspace, tx)
        }
        return group.owner
    }

    func results(
        from order: TransferRows.Order, to taker: String, _ company: ConnectedCompany
    ) async throws -> [String: [(state: TransferState?, ended: Int64?)]] {
        var told: [String: [(state: TransferState?, ended: Int64?)]] = [:]
        for try await page in company.client.pages({ WeComTransfers.results(from: order.from, to: taker, hasLeft: order.hasLeft, cursor: $0) }) {
            for customer in page.customers where customer.status != WeComTransferResults.Status.none {
                let ended = customer.takenOver.flatMap { $0.milliseconds > 0 ? $0.milliseconds : nil }
                told[customer.externalUserID, default: []].append((Self.state(customer.status), ended))
            }
        }
        return told
    }

    private static func state(_ status: WeComTransferResults.Status?) -> TransferState? {
        switch status {
        case .done: .done
        case .waiting: .waiting
        case .refused: .refused
        case .full: .full
        case WeComTransferResults.Status.none?, nil: nil
        }
    }

    /// Writes what became of items, and of customers who went over that they are no more with whoever had them.
    func note(
        _ items: [TransferRows.Item], of order: TransferRows.Order, _ company: ConnectedCompany,
        _ became: @escaping @Sendable (TransferRows.Item) -> (state: TransferState, problem: Int?)
    ) async throws {
        try await database.write { [contacts, world] tx in
            let rows = TransferRows(workspace: company.workspace), now = world.now()
            var gone: [ContactTelling] = []
            for item in items {
                let (state, problem) = became(item)
                guard state != item.state, try rows.move(item, of: order.id, to: state, problem: problem, at: now, tx) else { continue }
                guard state == .done, item.kind == .customer else { continue }
                // Of somebody who is still there the platform tells it by a callback.
                if order.hasLeft, try Self.isKept(item.key, of: order, company, tx) {
                    gone.append(ContactTelling(edge: ContactEdgeKey(staff: order.from, contact: item.key), kind: .lost(.transferred), at: now))
                }
                try rows.forgetUnassigned(item.key, of: order, tx)
            }
            if !gone.isEmpty {
                _ = try contacts.note([], told: gone, at: now, from: company.connection, workspace: company.workspace, tx)
            }
        }
    }

    private static func isKept(
        _ contact: String, of order: TransferRows.Order, _ company: ConnectedCompany, _ tx: any ReadTransaction
    ) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM contact_edge WHERE workspace_id = \(company.workspace) AND connection_id = \(company.connection.id)
            AND userid = \(order.from) AND external_userid = \(contact) AND status = 'ok'
            """)
    }
}

internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// Customers and groups of somebody who left, or who hands them over.
public struct TransfersConsoleRoutes: Sendable {
    private let database: any Database
    private let desk: TransferDesk

    private static let ordersShown = 50
    private static let itemsShown = 300

    public init(database: any Database, desk: TransferDesk) {
        self.database = database
        self.desk = desk
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/transfers", .role(.operators), showTransfers),
            .get("/w/{workspace}/transfers/new", .role([.owner]), showForm),
            .post("/w/{workspace}/transfers", .role([.owner]), order),
            .get("/w/{workspace}/transfers/{order}", .role(.operators)) { try await showOrder($0) },
            .post("/w/{workspace}/transfers/{order}/look", .role(.operators), lookAgain),
            .post("/w/{workspace}/transfers/{order}/settlement", .role([.owner]), settle),
        ]
    }

    private func showTransfers(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), voice = visit.voice
        let model = try await database.read { tx in
            TransferListModel(
                companies: try TransferQueries.companies(in: seat.workspace, tx),
                orders: try TransferQueries.orders(limit: Self.ordersShown, in: seat.workspace, tx), seat: seat, voice: voice)
        }
        return .page(Page("Transfers/list", title: visit.say("transfers.title"), model, frame: .console(MembersConsoleRoutes.place)))
    }

    private func showForm(_ visit: Visit) async throws -> Reply {
        // Nobody is named: they are chosen on the list.
        guard ConnectionID(visit.query.text("company")) != nil else { return .redirect(to: try visit.place().path("/transfers")) }
        return try await .page(form(visit, visit.query, problem: nil, status: 200))
    }

    private func order(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), form = visit.form
        guard let company = ConnectionID(form.text("company")) else { throw Failure.unreadable }
        do {
            let id = try await desk.order(
                from: form.text("from"), to: form.all("to"), kinds: Self.kinds(form), message: form.text("message"), of: company,
                workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/transfers/\(id)"), "transfer-ordered"))
        } catch let refusal as TransferRefusal {
            if refusal == .notFound { throw Failure.notFound }
            return try await .page(self.form(visit, form, problem: refusal, status: 422))
        }
    }

    private func showOrder(_ visit: Visit, problem: TransferRefusal? = nil) async throws -> Reply {
        let seat = try visit.place(), id: TransferOrderID = try visit.id("order"), voice = visit.voice
        let model = try await database.read { tx -> TransferOrderModel? in
            guard let order = try TransferQueries.order(id, in: seat.workspace, tx) else { return nil }
            let items = try TransferQueries.items(of: order, limit: Self.itemsShown + 1, in: seat.workspace, tx)
            let causes = Set(([order.by] + items.map(\.saidBy)).compactMap(\.self))
            return TransferOrderModel(
                order: order, items: Array(items.prefix(Self.itemsShown)),
                people: try TransferQueries.staff(of: order.connection, in: seat.workspace, tx),
                names: try AuditQueries.names(of: causes, in: seat.workspace, tx), isCut: items.count > Self.itemsShown,
                problem: problem.map { voice.say("refusal.transfer.\($0.rawValue)") }, seat: seat, voice: voice)
        }
        guard let model else { throw Failure.notFound }
        return .page(
            Page(
                "Transfers/order", title: model.title, model, frame: .console(MembersConsoleRoutes.place), status: problem == nil ? 200 : 409))
    }

    private func lookAgain(_ visit: Visit) async throws -> Reply {
        try await act(visit, "transfer-asked") { order, seat in try await desk.lookAgain(at: order, workspace: seat.workspace) }
    }

    private func settle(_ visit: Visit) async throws -> Reply {
        let went = visit.form.text("went")
        guard went == "1" || went == "0" else { throw Failure.unreadable }
        let subjects = Set(visit.form.all("item").compactMap(Self.subject)), cause = try Cause.staff(visit.signedIn().staff)
        return try await act(visit, "transfer-settled") { order, seat in
            try await desk.settle(subjects, of: order, went: went == "1", workspace: seat.workspace, cause: cause)
        }
    }

    /// `customer:wm…`, as the page writes it.
    private static func subject(_ code: String) -> TransferDesk.Subject? {
        guard let colon = code.firstIndex(of: ":"), let kind = TransferKind(rawValue: String(code[..<colon])) else { return nil }
        return TransferDesk.Subject(kind: kind, key: String(code[code.index(after: colon)...]))
    }

    private func act(_ visit: Visit, _ notice: String, _ deed: (TransferOrderID, Seat) async throws -> Void) async throws -> Reply {
        let seat = try visit.place(), order: TransferOrderID = try visit.id("order")
        do {
            try await deed(order, seat)
        } catch let refusal as TransferRefusal {
            if refusal == .notFound { throw Failure.notFound }
            return try await showOrder(visit, problem: refusal)
        }
        return .redirect(to: Notice.path(seat.path("/transfers/\(order)"), notice))
    }

    private func form(_ visit: Visit, _ fields: Form, problem: TransferRefusal?, status: Int) async throws -> Page {
        let seat = try visit.place(), voice = visit.voice, from = fields.text("from"), takers = fields.all("to"), kinds = Self.kinds(fields)
        guard let company = ConnectionID(fields.text("company")) else { throw Failure.notFound }
        let people = try await database.read { try TransferQueries.staff(of: company, in: seat.workspace, $0) }
        var refusal = problem, plan: TransferPlan
        do {
            plan = try await desk.plan(from: from, to: takers, kinds: kinds, of: company, workspace: seat.workspace)
            if !takers.isEmpty, plan.customers.isEmpty, plan.groups.isEmpty { refusal = refusal ?? .nothing }
        } catch let found as TransferRefusal {
            if found == .notFound { throw Failure.notFound }
            refusal = found
            plan = try await desk.plan(from: from, to: [], kinds: kinds, of: company, workspace: seat.workspace)
        }
        let name = people.first { $0.userID == from }?.name ?? from
        let model = TransferFormModel(
            plan: plan, name: name, people: people, takers: takers, kinds: kinds, message: fields.typed("message"),
            problem: refusal.map { voice.say("refusal.transfer.\($0.rawValue)") }, seat: seat, voice: voice)
        return Page(
            "Transfers/new", title: voice.say("transfers.new.title", ["name": name]), model, frame: .console(MembersConsoleRoutes.place),
            status: status)
    }

    /// Both, before anybody chose.
    private static func kinds(_ form: Form) -> Set<TransferKind> {
        let chosen = Set(form.all("kind").compactMap { TransferKind(rawValue: $0) })
        return chosen.isEmpty ? Set(TransferKind.allCases) : chosen
    }
}

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
            .get("/w/{workspace}/transfers/{order}", .role(.operators), showOrder),
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

    private func showOrder(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), id: TransferOrderID = try visit.id("order"), voice = visit.voice
        let model = try await database.read { tx -> TransferOrderModel? in
            guard let order = try TransferQueries.order(id, in: seat.workspace, tx) else { return nil }
            let items = try TransferQueries.items(of: order, limit: Self.itemsShown + 1, in: seat.workspace, tx)
            return TransferOrderModel(
                order: order, items: Array(items.prefix(Self.itemsShown)),
                people: try TransferQueries.staff(of: order.connection, in: seat.workspace, tx), isCut: items.count > Self.itemsShown, seat: seat,
                voice: voice)
        }
        guard let model else { throw Failure.notFound }
        return .page(Page("Transfers/order", title: model.title, model, frame: .console(MembersConsoleRoutes.place)))
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
            plan: plan, people: people, takers: takers, kinds: kinds, message: fields.typed("message"),
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

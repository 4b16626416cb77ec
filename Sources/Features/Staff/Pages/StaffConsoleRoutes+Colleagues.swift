internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

extension StaffConsoleRoutes {
    func showColleagues(_ visit: Visit) async throws -> Reply {
        try await .page(page(visit, status: 200) { _ in })
    }

    func addColleague(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), me = try visit.signedIn().staff
        let role = Role(rawValue: visit.form.text("role"))
        do {
            guard let role else { throw StaffRefusal.roleUnknown }
            try await desk.add(
                name: visit.form.text("name"), role: role, password: visit.form.typed("password"), workspace: seat.workspace,
                cause: .staff(me))
            return .redirect(to: Notice.path(seat.path("/staff"), "colleague-added"))
        } catch let refusal as StaffRefusal {
            return try await .page(
                page(visit, status: refusal.status) { model in
                    model.name = visit.form.text("name")
                    model.role = role ?? .operator
                    model.errors[refusal.field ?? "name"] = visit.say(refusal.textKey)
                })
        }
    }

    func changeRole(_ visit: Visit) async throws -> Reply {
        try await change(visit, notice: "saved") { seat, staff in
            guard let role = Role(rawValue: visit.form.text("role")) else { throw StaffRefusal.roleUnknown }
            try await desk.changeRole(of: staff, to: role, in: seat.workspace, cause: .staff(visit.signedIn().staff))
        }
    }

    func removeColleague(_ visit: Visit) async throws -> Reply {
        try await change(visit, notice: "colleague-removed") { seat, staff in
            try await desk.remove(staff, from: seat.workspace, cause: .staff(visit.signedIn().staff))
        }
    }

    private func change(_ visit: Visit, notice: String, _ make: (Seat, StaffID) async throws -> Void) async throws -> Reply {
        let seat = try visit.place()
        do {
            try await make(seat, visit.id("staff"))
            return .redirect(to: Notice.path(seat.path("/staff"), notice))
        } catch let refusal as StaffRefusal {
            if refusal == .staffUnknown { throw Failure.notFound }
            return try await .page(page(visit, status: refusal.status) { $0.errors["list"] = visit.say(refusal.textKey) })
        }
    }

    private func page(_ visit: Visit, status: Int, _ fill: (inout ColleaguesModel) -> Void) async throws -> Page {
        let seat = try visit.place()
        var model = ColleaguesModel(
            seat: seat, me: try visit.signedIn().staff, colleagues: try await desk.colleagues(in: seat.workspace),
            voice: visit.voice)
        fill(&model)
        return Page(
            "Staff/colleagues", title: visit.say("staff.list.title"), model, frame: .console(Self.place), status: status)
    }
}

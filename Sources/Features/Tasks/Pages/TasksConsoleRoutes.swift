internal import FeatureRules
public import FeatureStores
internal import Kernel
internal import Storage
public import Web

/// The first screen, all tasks with their history, and what people decide about them.
public struct TasksConsoleRoutes: Sendable {
    /// Everybody has a first screen; what it shows depends on the role.
    public static let place = Place("today", path: "", roles: .all, isPrimary: true)

    let tasks: TaskReader
    let figures: FiguresReader
    let desk: TaskDesk
    private let offersSample: Bool

    /// - Parameter offersSample: a sample community can be made.
    public init(tasks: TaskReader, figures: FiguresReader, desk: TaskDesk, offersSample: Bool) {
        self.tasks = tasks
        self.figures = figures
        self.desk = desk
        self.offersSample = offersSample
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}", .role(.all), showHome),
            .get("/w/{workspace}/tasks", .role(.readers), showTasks),
            .get("/w/{workspace}/tasks/{task}", .role(.readers), showTask),
            .post("/w/{workspace}/tasks/{task}/done", .role(.operators)) { try await settle($0, .done) },
            .post("/w/{workspace}/tasks/{task}/later", .role(.operators)) { visit in
                try await settle(visit, .later(days: visit.form.number("days") ?? TaskState.usualDays))
            },
            .post("/w/{workspace}/tasks/{task}/dismiss", .role(.operators)) { try await settle($0, .dismissed) },
            .post("/w/{workspace}/tasks/{task}/reopen", .role(.operators)) { try await settle($0, .reopened) },
        ]
    }

    private func showHome(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        guard Set.readers.contains(seat.role) else {
            return .page(Page("Tasks/counter", title: visit.say("home.counter.title"), frame: .console(Self.place)))
        }
        let groups = try await figures.all(in: seat)
        let risks = try await figures.risks(in: seat)
        let first = try await first(among: groups, risks, in: seat)
        let today = seat.zone.day(of: visit.now)
        let customerGroups = try await figures.database.read { try GroupMovementQueries.overview(today: today, in: seat.workspace, $0) }
        let work = try await tasks.today(visit, first: first?.group)
        let model = HomeModel(
            work: work, groups: groups, risks: risks, focus: try await focus(on: first, among: groups, visit), customerGroups: customerGroups, seat: seat, sample: try visit.signedIn().seats.first { $0.isSample },
            offersSample: offersSample, voice: visit.voice)
        let title = groups.isEmpty && customerGroups == nil ? visit.say("home.empty.title") : visit.say("home.title")
        return .page(Page("Tasks/home", title: title, model, frame: .console(Self.place), scripts: ["tasks"]))
    }

    private func first(among groups: [GroupReading], _ risks: [SilenceRisk], in seat: Seat) async throws -> FirstGroup? {
        let losses = try await figures.losses(in: seat)
        let likely = Dictionary(risks.map { ($0.group, $0.probability) }, uniquingKeysWith: { first, _ in first })
        return FirstGroup(
            among: GroupLine.ordered(groups).map {
                .init($0.group.id, $0.figures, asOf: $0.asOf, lost: losses[$0.group.id] ?? 0, risk: likely[$0.group.id])
            })
    }

    private func focus(on first: FirstGroup?, among groups: [GroupReading], _ visit: Visit) async throws -> FocusGroup? {
        let seat = try visit.place()
        guard let first, let reading = try await figures.one(first.group, asOf: nil, sections: GroupVerdict.kinds, in: seat) else { return nil }
        let greetings = try await tasks.greetings(in: first.group, visit)
        let context = DiagnosisContext(
            group: first.group, names: reading.names.merging(greetings.names) { own, _ in own }, messages: [:], day: nil, asOf: reading.asOf, list: ListChoice(),
            seat: seat, voice: visit.voice)
        return FocusGroup(
            reading: reading, context: context, elsewhere: try await figures.elsewhere(of: reading, in: seat), greetings: greetings,
            reason: first.reason, among: groups.map(\.figures.state))
    }

    private func showTasks(_ visit: Visit) async throws -> Reply {
        let model = try await tasks.list(TaskView(visit.query), visit)
        return .page(Page("Tasks/list", title: visit.say("tasks.all.title"), model, frame: .console(Self.place), scripts: ["tasks"]))
    }

    private func showTask(_ visit: Visit) async throws -> Reply {
        guard let model = try await tasks.one(try visit.id("task"), visit) else { throw Failure.notFound }
        return .page(Page("Tasks/task", title: model.title, model, frame: .console(Self.place), scripts: ["copy"]))
    }

    /// Back to where the button was, to the task after it.
    private func settle(_ visit: Visit, _ decision: TaskState.Decision) async throws -> Reply {
        let seat = try visit.place(), task: TaskID = try visit.id("task")
        let place = TaskPlace(visit.form), back = place.path(in: seat)
        let next = TaskID(visit.form.text("next")).map { "#task-\($0)" } ?? place.anchor
        do {
            try await desk.settle(task, decision, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch let refusal as TaskRefusal {
            switch refusal {
            case .notFound: throw Failure.notFound
            case .daysOutOfRange: throw Failure.unreadable
            // A colleague was faster.
            case .settled: return .redirect(to: Notice.path(back, "task-settled") + next)
            }
        }
        guard decision != .reopened else {
            var anchor = "#task-\(task)"
            if case .group = place { anchor = place.anchor }
            return .redirect(to: Notice.path(back, "task-reopened") + anchor)
        }
        return .redirect(to: back + (back.contains("?") ? "&" : "?") + "settled=\(task)" + next)
    }
}

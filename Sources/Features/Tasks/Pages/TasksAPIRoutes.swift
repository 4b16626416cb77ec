internal import FeatureRules
public import FeatureStores
internal import Kernel
public import Storage
public import Web

/// The work list in the API.
public struct TasksAPIRoutes: Sendable {
    private let database: any Database
    private let desk: TaskDesk

    public init(database: any Database, desk: TaskDesk) {
        self.database = database
        self.desk = desk
    }

    public var routes: [APIRoute] {
        [
            .list(
                "/tasks", "listTasks", "What there is to do, most worth first; or what was decided, the latest first.",
                query: [
                    .word("state", TaskFilter.State.self, "Which tasks: open, put off, done, or dismissed for ever."),
                    .text("kind", longest: 20, "Only of one kind: \(TaskKind.allCases.map(\.rawValue).joined(separator: ", "))."),
                    .id("group", "Only of one group."),
                ], list),
            .get("/tasks/{task}", "getTask", "One task.") { try await document($0.id("task"), $0) },
            .act("/tasks/{task}/done", "finishTask", "Ticks a task off. Twice is once.", problems: [.conflict]) { try await settle($0, .done) },
            .change(
                .post, "/tasks/{task}/later", "postponeTask", "Puts a task off for some days. Twice is once.", problems: [.conflict, .refused]
            ) { (call, body: TaskDelayDocument) in try await settle(call, .later(days: body.days ?? TaskState.usualDays)) },
            .act("/tasks/{task}/dismiss", "dismissTask", "Dismisses a task for ever. Twice is once.", problems: [.conflict]) { try await settle($0, .dismissed) },
            .act("/tasks/{task}/reopen", "reopenTask", "Takes back what was decided about a task.", problems: []) { try await settle($0, .reopened) },
        ]
    }

    private func list(_ call: APICall) async throws -> APIPage<TaskDocument> {
        let seat = try call.place(), limit = call.limit, now = call.now
        var filter = TaskFilter(state: try call.word("state"), group: call.optionalID("group"))
        if let text = call.text("kind") {
            guard let kind = TaskKind(rawValue: text) else { throw Problem.parameter("kind", "is not known") }
            filter.kind = kind
        }
        let after = try call.cursor(places: 2).map { TaskQueries.Cursor(rank: $0[0], id: TaskID($0[1])) }
        return try await database.read { [filter] tx in
            let rows = try TaskQueries.page(filter, after: after, limit: limit + 1, now: now, in: seat.workspace, tx)
            let names = try MemberQueries.names(of: Set(rows.compactMap(\.member)), in: seat.workspace, tx)
            return APIPage(rows, limit: limit, after: { APICursor(TaskQueries.Cursor($0).rank, $0.id.rawValue) }) { task in
                TaskDocument(task, name: task.member.flatMap { names[$0] })
            }
        }
    }

    private func settle(_ call: APICall, _ decision: TaskState.Decision) async throws -> TaskDocument {
        let task: TaskID = try call.id("task")
        do {
            try await desk.settle(task, decision, workspace: call.place().workspace, cause: call.cause())
        } catch let refusal as TaskRefusal {
            let sentence = call.say("refusal.task.\(refusal.rawValue)")
            switch refusal {
            case .notFound: throw Problem(.notFound)
            case .settled: throw Problem(.conflict, sentence)
            case .daysOutOfRange: throw Problem(.refused, faults: [ParameterFault(in: .body, name: "days", detail: sentence)])
            }
        }
        return try await document(task, call)
    }

    private func document(_ task: TaskID, _ call: APICall) async throws -> TaskDocument {
        let seat = try call.place(), now = call.now
        return try await database.read { tx in
            guard let entry = try TaskQueries.one(task, now: now, in: seat.workspace, tx) else { throw Problem(.notFound) }
            let names = try MemberQueries.names(of: Set([entry.member].compactMap { $0 }), in: seat.workspace, tx)
            return TaskDocument(entry, name: entry.member.flatMap { names[$0] })
        }
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
public import Storage
internal import Web

/// Reads tasks for pages, with names and proofs of those that are shown and no others.
public struct TaskReader: Sendable {
    let database: any Database

    public init(database: any Database) { self.database = database }

    /// So many at a time: a list that can be done today.
    private static let today = 10
    private static let page = 30
    /// Of those who may be ours one is asked about.
    private static let otherCandidates = 20
    /// So far back somebody's last words are looked for.
    private static let wordsRead = LastWords.texts
    /// What was done within it is told on the first screen.
    private static let memory = Span.days(90)

    /// - Parameter first: the group to look at before all others; whom to greet in it comes first.
    func today(_ visit: Visit, first: GroupID?) async throws -> TodaysWork {
        let seat = try visit.place(), now = visit.now, settled = TaskID(visit.query.text("settled"))
        return try await database.read { tx in
            let named = try first.map {
                try TaskQueries.page(TaskFilter(kind: .greet, group: $0), limit: FocusGroup.named, now: now, in: seat.workspace, tx)
            } ?? []
            let others = try TaskQueries.page(TaskFilter(), limit: Self.today, now: now, in: seat.workspace, tx)
            let today = named + others.filter { task in !named.contains { $0.id == task.id } }
            let shown = try TaskQueries.followed(Array(today.prefix(Self.today)), in: seat.workspace, tx)
            return TodaysWork(
                tasks: shown, rest: max(0, try TaskQueries.countOpen(now: now, in: seat.workspace, tx) - shown.count),
                settled: try settled.flatMap { try TaskQueries.one($0, now: now, in: seat.workspace, tx) },
                tallies: try TaskTally.all(since: now - Self.memory, in: seat.workspace, tx),
                lookalikes: try MergeProposalQueries.count(isWorthwhile: true, now: now, in: seat.workspace, tx),
                asked: Set.operators.contains(seat.role) ? try Self.asked(seat, tx) : [],
                context: try Self.context(shown, settled, visit, tx))
        }
    }

    func list(_ view: TaskView, _ visit: Visit) async throws -> TaskListModel {
        let seat = try visit.place(), now = visit.now, settled = TaskID(visit.query.text("settled"))
        return try await database.read { tx in
            let found = try TaskQueries.page(view.filter, after: view.after, limit: Self.page + 1, now: now, in: seat.workspace, tx)
            let shown = try TaskQueries.followed(Array(found.prefix(Self.page)), in: seat.workspace, tx)
            return TaskListModel(
                view: view, tasks: shown, isCut: found.count > shown.count,
                settled: try settled.flatMap { try TaskQueries.one($0, now: now, in: seat.workspace, tx) },
                groups: try MatrixQueries.choices(including: view.filter.group.map { [$0] } ?? [], in: seat.workspace, tx).groups,
                context: try Self.context(shown, settled, visit, tx))
        }
    }

    /// The open tasks to greet somebody in the group.
    func greetings(in group: GroupID, _ visit: Visit) async throws -> GroupGreetings {
        let workspace = try visit.place().workspace, just = TaskID(visit.query.text("settled"))
        return try await database.read { tx in
            let tasks = try TaskQueries.page(
                TaskFilter(kind: .greet, group: group), limit: TaskKind.greet.limit, now: visit.now, in: workspace, tx)
            let any = try tasks.first ?? TaskQueries.page(TaskFilter(group: group), limit: 1, now: visit.now, in: workspace, tx).first
            var found = GroupGreetings(
                tasks: tasks, settled: try TaskQueries.settledGreetings(in: group, now: visit.now, workspace: workspace, tx), hasTasks: any != nil)
            found.justSettled = try just.flatMap { try TaskQueries.one($0, now: visit.now, in: workspace, tx) }.flatMap { $0.group == group ? $0 : nil }
            let people = Set((tasks + [found.justSettled].compactMap(\.self)).compactMap(\.member))
            found.names = try MemberQueries.names(of: people, in: workspace, tx)
            return found
        }
    }

    /// What those said last to whom something is to be written in a group.
    func words(of members: [MemberID], in group: GroupID, _ greetings: GroupGreetings, _ visit: Visit) async throws -> [MemberID: OpeningWords] {
        let seat = try visit.place()
        return try await database.read { tx in
            var found: [MemberID: OpeningWords] = [:], known = MemberWordQueries.KnownWeeks()
            for member in members {
                found[member] = try OpeningWords(
                    of: member, in: group, proof: greetings.tasks.first { $0.member == member }?.message, known: &known, zone: seat.zone,
                    workspace: seat.workspace, tx)
            }
            return found
        }
    }

    /// Nil if there is no such task.
    func one(_ task: TaskID, _ visit: Visit) async throws -> TaskModel? {
        let seat = try visit.place()
        return try await database.read { tx in
            guard let kept = try TaskQueries.one(task, now: visit.now, in: seat.workspace, tx),
                let entry = try TaskQueries.followed([kept], in: seat.workspace, tx).first
            else { return nil }
            let context = try Self.context([entry], nil, visit, tx)
            var known = MemberWordQueries.KnownWeeks()
            let opening = try entry.kind == .greet
                ? entry.member.map { try OpeningWords(of: $0, in: entry.group, proof: entry.message, known: &known, zone: seat.zone, workspace: seat.workspace, tx) } : nil
            let words = try opening?.said ?? entry.message.flatMap { context.proofs[$0] } ?? Self.lastWords(of: entry.member, seat, tx)
            let greeted = try entry.kind == .greet
                ? TaskQueries.page(TaskFilter(kind: .greet, group: entry.group), limit: TaskKind.greet.limit, now: visit.now, in: seat.workspace, tx) : []
            let language = TalkLanguage(
                try MessageQueries.latestTexts(of: entry.group, limit: Voice.messagesHeard, in: seat.workspace, tx))
            return TaskModel(
                task: entry, words: words.flatMap { $0.text.isEmpty ? nil : $0 }, topic: opening?.topic,
                sentences: OpeningSentences(greeted.compactMap(\.member)), language: language, context: context)
        }
    }

    private static func lastWords(of member: MemberID?, _ seat: Seat, _ tx: any ReadTransaction) throws -> MessageEntry? {
        guard let member else { return nil }
        let said = try MessageQueries.said(by: member, limit: Self.wordsRead, zone: seat.zone, in: seat.workspace, tx)
        let chosen = LastWords.choose(said.filter { !$0.text.isEmpty }.map { (message: $0.id, text: $0.text) })
        return said.first { $0.id == chosen }
    }

    /// All who may be robots, if there are several; else the first of whom there is anything to ask.
    private static func asked(_ seat: Seat, _ tx: any ReadTransaction) throws -> [OperatorCandidate] {
        let candidates = try OperatorQueries.candidates(limit: otherCandidates, workspaceName: seat.isSample ? nil : seat.name, in: seat.workspace, tx)
        let robots = candidates.filter { $0.guess?.isRobot == true }
        return robots.count > 1 ? Array(robots.prefix(OperatorQueries.robotsAtOnce)) : Array(candidates.filter { $0.guess != nil }.prefix(1))
    }

    private static func context(
        _ tasks: [TaskEntry], _ settled: TaskID?, _ visit: Visit, _ tx: any ReadTransaction
    ) throws -> TaskContext {
        let seat = try visit.place()
        var people = Set(tasks.compactMap(\.member))
        if let settled, let member = try TaskQueries.one(settled, now: visit.now, in: seat.workspace, tx)?.member { people.insert(member) }
        return TaskContext(
            names: try MemberQueries.names(of: people, in: seat.workspace, tx),
            proofs: try TaskQueries.proofs(of: tasks, in: seat.workspace, tx), seat: seat, voice: visit.voice,
            elsewhere: try elsewhere(tasks, in: seat.workspace, tx))
    }

    /// Of whom to greet, who was heard lately in another group.
    private static func elsewhere(
        _ tasks: [TaskEntry], in workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> [TaskID: Addressees.Elsewhere] {
        guard let asOf = try InsightsDesk.defaultAsOf(workspace, tx) else { return [:] }
        return try tasks.reduce(into: [:]) { found, task in
            guard task.kind == .greet, let member = task.member else { return }
            found[task.id] = try Addressees.Elsewhere.of([member], besides: task.group, asOf: asOf, in: workspace, tx)[member]
        }
    }
}

/// What lines of tasks need beside the tasks.
struct TaskContext: Sendable {
    let names: [MemberID: String]
    let proofs: [MessageID: MessageEntry]
    let seat: Seat
    let voice: Voice
    /// By tasks to greet somebody: where else they were heard lately.
    var elsewhere: [TaskID: Addressees.Elsewhere] = [:]

    /// Analysts read; they decide nothing.
    var canSettle: Bool { Set.operators.contains(seat.role) }

    func name(_ member: MemberID?) -> String { member.flatMap { names[$0] } ?? voice.say("member.unnamed") }

    /// What it is in a few words: 问候 小李, 叫醒 午餐群.
    func title(_ task: TaskEntry) -> String {
        let name = task.member == nil ? task.groupName : name(task.member)
        return voice.say("tasks.title.\(task.kind.rawValue)", ["name": name, "other": task.otherName ?? ""])
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The work list of the first screen.
struct TodaysWork: Sendable {
    let tasks: [TaskEntry]
    /// So many more are to do.
    let rest: Int
    /// What was just decided about.
    let settled: TaskEntry?
    let tallies: [TaskTally]
    /// Pairs of members who are very likely one person, to be decided now.
    let lookalikes: Int
    /// Who may be one of the workspace's own people, or several who may be robots; none if there is nobody to ask about, or nobody who may
    /// answer.
    let asked: [OperatorCandidate]
    let context: TaskContext

    /// By group: the one to look at first, those that cool or sleep, then the one with the task most worth. Waking a group comes before its other tasks.
    func groups(_ readings: [GroupID: GroupReading], first: GroupID?) -> [GroupTasks] {
        var order: [GroupID] = []
        var byGroup: [GroupID: [TaskEntry]] = [:]
        for task in tasks {
            if byGroup[task.group] == nil { order.append(task.group) }
            byGroup[task.group, default: []].append(task)
        }
        for (group, tasks) in byGroup { byGroup[group] = tasks.filter { $0.kind == .wake } + tasks.filter { $0.kind != .wake } }
        func rank(_ group: GroupID) -> Int {
            // Visitors stand before a code that does not work.
            if group == first || byGroup[group]?.contains(where: { $0.kind == .code }) ?? false { return 0 }
            return switch readings[group]?.figures.state {
            case .cooling: 1
            case .dormant: 2
            default: 3
            }
        }
        order = (0...3).flatMap { place in order.filter { rank($0) == place } }
        let shown = order.flatMap { byGroup[$0] ?? [] }
        return order.map { group in
            let lines = (byGroup[group] ?? []).map { task in
                TaskLine(
                    task: task, next: TaskLine.neighbour(of: task, in: shown), place: .home, showsGroup: false, context: context)
            }
            return GroupTasks(group: group, lines: lines, reading: readings[group], context: context)
        }
    }
}

/// What is to do in one group.
struct GroupTasks: PageModel {
    let group: GroupID
    let lines: [TaskLine]
    let reading: GroupReading?
    let context: TaskContext

    func value(_ name: String) -> PageValue? {
        switch name {
        case "name": .text(lines.first?.task.groupName)
        case "href": .text(lines.first.map { $0.task.kind == .code ? $0.href : context.seat.path("/groups/\(group)") })
        case "state": .model(reading.map { StateLabel($0, voice: context.voice) })
        case "tasks": .list(lines)
        default: nil
        }
    }
}

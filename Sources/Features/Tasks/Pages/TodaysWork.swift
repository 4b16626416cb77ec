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
    let context: TaskContext

    /// By group; the group with the task most worth first.
    func groups(_ states: [GroupID: GroupState]) -> [GroupTasks] {
        var order: [GroupID] = []
        var byGroup: [GroupID: [TaskEntry]] = [:]
        for task in tasks {
            if byGroup[task.group] == nil { order.append(task.group) }
            byGroup[task.group, default: []].append(task)
        }
        let shown = order.flatMap { byGroup[$0] ?? [] }
        return order.map { group in
            let lines = (byGroup[group] ?? []).map { task in
                TaskLine(
                    task: task, next: TaskLine.neighbour(of: task, in: shown), view: nil, showsGroup: false, context: context)
            }
            return GroupTasks(group: group, lines: lines, state: states[group], context: context)
        }
    }
}

/// What is to do in one group.
struct GroupTasks: PageModel {
    let group: GroupID
    let lines: [TaskLine]
    let state: GroupState?
    let context: TaskContext

    func value(_ name: String) -> PageValue? {
        switch name {
        case "name": .text(lines.first?.task.groupName)
        case "href": .text(context.seat.path("/groups/\(group)"))
        case "state": .model(state.map { StateLabel(state: $0, voice: context.voice) })
        case "tasks": .list(lines)
        default: nil
        }
    }
}

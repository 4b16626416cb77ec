internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// All tasks of a kind, a group or a state.
struct TaskListModel: PageModel {
    let view: TaskView
    let tasks: [TaskEntry]
    let isCut: Bool
    let settled: TaskEntry?
    let groups: [GroupEntry]
    let context: TaskContext

    func value(_ name: String) -> PageValue? {
        let voice = context.voice, seat = context.seat
        return switch name {
        case "homeHref": .text(seat.path())
        case "tabs": .list(TaskFilter.State.allCases.map(tab))
        case "action": .text(seat.path("/tasks"))
        case "stateCode": .text(view.filter.state == .open ? nil : view.filter.state.rawValue)
        case "kinds": .list([Choice("", voice.say("tasks.filter.kinds"), isChosen: view.filter.kind == nil)] + TaskKind.allCases.map(kind))
        case "groups":
            .list(
                [Choice("", voice.say("tasks.filter.groups"), isChosen: view.filter.group == nil)]
                    + groups.map { Choice("\($0.id)", $0.name, isChosen: $0.id == view.filter.group) })
        case "hasTasks": .flag(!tasks.isEmpty)
        case "nothing": .text(voice.say("tasks.nothing.\(view.filter.state.rawValue)\(view.filter.state == .open && view.filter.group != nil && [nil, .greet].contains(view.filter.kind) ? ".group" : "")"))
        case "settled": .model(SettledModel(settled, place: .list(view), context: context))
        case "tasks":
            .list(
                tasks.map {
                    TaskLine(task: $0, next: TaskLine.neighbour(of: $0, in: tasks), place: .list(view), showsGroup: true, context: context)
                })
        case "nextHref": .text(isCut ? tasks.last.map { view.going(on: TaskQueries.Cursor($0)).path(in: seat) } : nil)
        case "newestHref": .text(view.after == nil ? nil : view.with(view.filter.state).path(in: seat))
        default: nil
        }
    }

    private func kind(_ kind: TaskKind) -> Choice {
        Choice(kind.rawValue, context.voice.say("tasks.kind.\(kind.rawValue)"), isChosen: kind == view.filter.kind)
    }

    private func tab(_ state: TaskFilter.State) -> Tab {
        Tab(
            name: context.voice.say("tasks.tab.\(state.rawValue)"), href: view.with(state).path(in: context.seat),
            isCurrent: state == view.filter.state)
    }

    private struct Tab: PageModel {
        let name: String
        let href: String
        let isCurrent: Bool

        func value(_ field: String) -> PageValue? {
            switch field {
            case "name": .text(name)
            case "href": .text(href)
            case "isCurrent": .flag(isCurrent)
            default: nil
            }
        }
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// What was just decided, and the way back.
struct SettledModel: PageModel {
    let task: TaskEntry
    let place: TaskPlace
    let context: TaskContext

    /// Nil if it is open (again).
    init?(_ task: TaskEntry?, place: TaskPlace, context: TaskContext) {
        guard let task, task.state == .done || task.state == .later || task.state == .dismissed else { return nil }
        self.task = task
        self.place = place
        self.context = context
    }

    func value(_ name: String) -> PageValue? {
        let voice = context.voice
        return switch name {
        case "sentence":
            .text(
                voice.say(
                    "tasks.settled.\(task.state.rawValue)",
                    ["task": context.title(task), "day": task.until.map { voice.date(voice.zone.day(of: $0)) } ?? ""]))
        case "canUndo": .flag(context.canSettle)
        case "undoAction": .text(context.seat.path("/tasks/\(task.id)/reopen"))
        case "undoFields": .list(place.fields)
        default: nil
        }
    }
}

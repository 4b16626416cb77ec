internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One thing to do: who, why, the proof, one button for doing it, and three to be rid of it.
struct TaskLine: PageModel {
    let task: TaskEntry
    /// Where one goes on when this one is gone.
    let next: TaskID?
    let place: TaskPlace
    let showsGroup: Bool
    let context: TaskContext

    /// The one after it, or the one before the last.
    static func neighbour(of task: TaskEntry, in tasks: [TaskEntry]) -> TaskID? {
        guard let place = tasks.firstIndex(where: { $0.id == task.id }) else { return nil }
        if place + 1 < tasks.count { return tasks[place + 1].id }
        return place > 0 ? tasks[place - 1].id : nil
    }

    func value(_ name: String) -> PageValue? {
        let voice = context.voice, seat = context.seat, kind = task.kind.rawValue
        return switch name {
        case "id": .text("\(task.id)")
        case "who": .text(who)
        case "groupName": .text(showsGroup ? task.groupName : nil)
        case "reason": .text(TaskWords.reason(task, elsewhere: context.elsewhere[task.id], voice))
        case "exact": .text(task.facts.at.map { voice.exact($0) } ?? "")
        case "proof": .model(proof)
        case "fate": .text(task.decided == nil ? nil : TaskWords.fate(task, voice))
        case "href": .text(href)
        case "open": .text(voice.say("tasks.open.\(kind)"))
        case "openLabel": .text(label(voice.say("tasks.open.\(kind)")))
        case "canSettle": .flag(context.canSettle && task.state == .open)
        case "canReopen": .flag(context.canSettle && task.state != .open && task.state != .gone && isCurrent)
        case "doneAction": .text(seat.path("/tasks/\(task.id)/done"))
        case "laterAction": .text(seat.path("/tasks/\(task.id)/later"))
        case "dismissAction": .text(seat.path("/tasks/\(task.id)/dismiss"))
        case "reopenAction": .text(seat.path("/tasks/\(task.id)/reopen"))
        case "doneLabel": .text(label(voice.say("tasks.done")))
        case "laterLabel": .text(label(voice.say("tasks.later")))
        case "dismissLabel": .text(label(voice.say("tasks.dismiss")))
        case "reopenLabel": .text(label(voice.say("tasks.reopen")))
        case "next": .text(next.map { "\($0)" })
        case "fields": .list(place.fields)
        case "isList": .flag(place.isList)
        case "delays": .list(TaskLine.delays.map { Choice("\($0)", voice.say("time.days", ["count": "\($0)"]), isChosen: $0 == TaskState.usualDays) })
        default: nil
        }
    }

    private static let delays = [3, TaskState.usualDays, 14, 30]

    private var who: String {
        task.member == nil ? context.voice.say("tasks.who.\(task.kind.rawValue)", ["other": task.otherName ?? ""]) : context.name(task.member)
    }

    /// Many buttons of a page read the same; this tells them apart.
    private func label(_ words: String) -> String { context.voice.say("tasks.label", ["action": words, "task": context.title(task)]) }

    /// A decision that has run out cannot be taken back.
    private var isCurrent: Bool { task.until.map { $0 > context.voice.now } ?? true }

    var href: String {
        let group = context.seat.path("/groups/\(task.group)")
        switch task.kind {
        case .greet, .welcome, .thank, .appoint, .answer: return context.seat.path("/tasks/\(task.id)")
        case .suspect: return task.message.map { "\(group)/messages?around=\($0)#hit" } ?? group
        case .wake, .merge, .close: return group
        // Analysts see no codes; the task says what there is to say.
        case .code: return context.seat.path(context.canSettle ? "/codes/\(task.group)" : "/tasks/\(task.id)")
        }
    }

    private var proof: TaskProof? {
        guard let id = task.message, let message = context.proofs[id], !message.text.isEmpty else { return nil }
        return TaskProof(message: message, kind: task.kind, voice: context.voice)
    }
}

/// A field of a form that nobody sees.
struct HiddenField: PageModel {
    let name: String
    let code: String

    func value(_ field: String) -> PageValue? {
        switch field {
        case "fieldName": .text(name)
        case "code": .text(code)
        default: nil
        }
    }
}

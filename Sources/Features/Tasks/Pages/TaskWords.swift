internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Sentences about tasks.
enum TaskWords {
    /// Why it is worth doing, with its numbers; nothing of where somebody is now.
    static func why(_ task: TaskEntry, _ voice: Voice) -> String {
        let facts = task.facts, count = facts.count ?? 0
        var key = "tasks.reason.\(task.kind.rawValue)"
        if task.kind == .answer, count > 1 { key += ".many" }
        if task.kind == .answer || task.kind == .welcome, facts.people ?? 0 > 0 { key += ".followed" }
        if task.kind == .merge, facts.shared ?? 0 == 0 { key += ".named" }
        if task.kind == .code { key += ".\(facts.alarm ?? "nothing-open")" }
        return voice.say(
            key,
            [
                "time": facts.at.map { voice.exact($0) } ?? "", "count": voice.grouped(count), "ago": facts.at.map { voice.ago($0) } ?? "", "people": voice.grouped(facts.people ?? 0),
                "weeks": voice.grouped(facts.weeks ?? 0), "members": voice.grouped(facts.members ?? 0),
                "others": voice.grouped(facts.others ?? 0), "shared": voice.grouped(facts.shared ?? 0), "other": task.otherName ?? "",
            ])
    }

    /// The same, with where else somebody to be greeted was heard lately, or that they left.
    static func reason(_ task: TaskEntry, elsewhere: Addressees.Elsewhere?, _ voice: Voice) -> String {
        let why = why(task, voice)
        guard let rest = whereabouts(elsewhere, hasLeft: task.facts.hasLeft == true, voice) else { return why }
        let end = why.last.map { ["。", "."].contains($0) ? String($0) : "" } ?? ""
        return why.dropLast(end.count) + rest + end
    }

    /// Nil of somebody who is in the group, and was heard in no other.
    static func whereabouts(_ elsewhere: Addressees.Elsewhere?, hasLeft: Bool, _ voice: Voice) -> String? {
        if let elsewhere { return voice.say("diagnosis.turn.missing.elsewhere", ["group": elsewhere.group, "ago": voice.ago(elsewhere.last)]) }
        return hasLeft ? voice.say("diagnosis.turn.missing.gone") : nil
    }

    /// What was decided, and what came of it.
    static func fate(_ task: TaskEntry, _ voice: Voice) -> String {
        let decided = task.decided.map { voice.date(voice.zone.day(of: $0)) } ?? ""
        let until = task.until.map { voice.date(voice.zone.day(of: $0)) } ?? ""
        let sentence = voice.say("tasks.fate.\(task.state.rawValue)", ["day": decided, "until": until])
        guard task.state == .done, let effect = effect(task, voice) else { return sentence }
        return sentence + voice.say("tasks.fate.joint") + effect
    }

    private static func effect(_ task: TaskEntry, _ voice: Voice) -> String? {
        guard let kind = task.kind.effect else { return nil }
        guard let before = task.before, let after = task.after else {
            return task.decided.map { voice.say("tasks.effect.open", ["day": voice.date(voice.zone.day(of: $0 + Aftermath.window))]) }
        }
        switch kind {
        case .words:
            return voice.say(
                after > 0 ? "tasks.effect.spoke" : "tasks.effect.silent", ["count": voice.grouped(after), "before": voice.grouped(before)])
        case .speakers: return voice.say("tasks.effect.speakers", ["before": mean(before, voice), "after": mean(after, voice)])
        }
    }

    /// Of two weeks.
    static func mean(_ sum: Int, _ voice: Voice, of tasks: Int = 1) -> String {
        let mean = Double(sum) / Double(2 * max(1, tasks))
        return mean == mean.rounded() ? voice.grouped(Int(mean)) : voice.decimal(mean, digits: 1)
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Web

/// What became of the tasks of one kind.
struct TallyModel: PageModel {
    let tally: TaskTally
    let voice: Voice

    /// Fewer say little, whatever they say.
    private static let leastToJudge = 20

    func value(_ name: String) -> PageValue? {
        switch name {
        case "done": .text(say("done", ["count": voice.grouped(tally.done)]))
        case "effect": .text(effect)
        case "base": .text(tally.spoke.whole > 0 ? share("base", tally.base) : nil)
        case "isFew": .flag(tally.spoke.whole > 0 && min(tally.spoke.whole, tally.base.whole) < Self.leastToJudge)
        default: nil
        }
    }

    private var effect: String? {
        guard tally.kind.effect != nil else { return nil }
        guard tally.spoke.whole > 0 else { return voice.say("tasks.work.waiting") }
        guard tally.kind == .wake else { return share("effect", tally.spoke) }
        let known = tally.spoke.whole
        return say(
            "effect",
            ["count": voice.grouped(known), "before": TaskWords.mean(tally.before, voice, of: known), "after": TaskWords.mean(tally.after, voice, of: known)])
    }

    /// Nil of nothing.
    private func share(_ part: String, _ share: Share) -> String? {
        share.value.map { value in
            say(part, ["count": voice.grouped(share.whole), "part": voice.grouped(share.part), "share": voice.percent(value)])
        }
    }

    private func say(_ part: String, _ values: [String: String]) -> String { voice.say("tasks.work.\(tally.kind.rawValue).\(part)", values) }
}

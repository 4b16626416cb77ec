internal import FeatureRules
internal import Kernel
internal import Web

/// What changed in a group, in sentences; the same on its page and in reports.
struct ChangeWords {
    let change: ChangeFigures
    let reading: GroupReading
    let names: (MemberID) -> String
    let voice: Voice

    private var figures: GroupFigures { reading.figures }
    private var renamedWords: RenamedWords { RenamedWords(reading: reading, names: names, voice: voice) }
    /// Of those who said most and are gone: who may have another name now.
    private var renamed: [MemberID] { renamedWords.among(change.gone.map(\.member)) }
    private var quiet: Int { change.quiet - change.gone.count { $0.isPresent && renamed.contains($0.member) } }
    private var left: Int { change.left - change.gone.count { !$0.isPresent && renamed.contains($0.member) } }

    /// How many of them were left out; nil if none was.
    var leftOut: String? { tellsPeople ? renamedWords.sentence(renamed) : nil }

    /// Of a group that fell silent within the four weeks it says nothing that everybody spoke in these.
    private var tellsPeople: Bool {
        change.lastBefore != nil && change.speakers.before > 0 && (figures.state != .dormant || change.quiet + change.left > 0)
    }

    /// Fewer in eight weeks come and go by chance.
    private static let least = 8
    /// Where so few talk a silence is no sign of an export that was forgotten.
    private static let many = 10
    /// A shorter silence needs no word.
    private static let leastGap = 14

    /// None where there is nothing to compare with.
    var sentences: [String] { ofPeople + ofPosts }

    /// Who talks and who does not, and how long nobody did.
    var ofPeople: [String] {
        guard let lastBefore = change.lastBefore, change.speakers.before > 0 else { return [] }
        var found: [String] = []
        func say(_ key: String, _ values: [String: String]) { found.append(voice.say("diagnosis.change.\(key)", values)) }
        // The page of a group that is not up to date asks about its silence.
        if change.gapDays >= Self.leastGap, figures.state != .recordEnded {
            say(
                change.speakers.now == 0 ? "gap.open" : change.speakers.before < Self.many ? "gap.few" : "gap",
                [
                    "from": voice.date(lastBefore + 1), "to": voice.date(lastBefore + change.gapDays),
                    "count": voice.grouped(change.gapDays),
                ])
        }
        // Most exports tell of no leaves: then nobody is known to have gone.
        if tellsPeople {
            say((change.speakers.now > 0 ? "people" : "silent") + (figures.leaves > 0 ? "" : ".plain"), people)
        }
        return found
    }

    /// Questions, and what our own said.
    private var ofPosts: [String] {
        guard change.lastBefore != nil, change.speakers.before > 0 else { return [] }
        var found: [String] = []
        func say(_ key: String, _ values: [String: String]) { found.append(voice.say("diagnosis.change.\(key)", values)) }
        if let questions = change.questions, questions.before >= Self.least { say("questions", weekly(questions)) }
        if let own = change.ownMessages, own.before >= Self.least {
            guard own.now > 0 else {
                say("own.none", weekly(own))
                return found
            }
            // What they posted is known of the last 91 days only.
            guard let promo = change.ownPromo else {
                say("own.plain", weekly(own))
                return found
            }
            var values = weekly(own)
            values["promoBefore"] = voice.percent(Double(promo.before) / Double(own.before))
            values["promoNow"] = voice.percent(Double(promo.now) / Double(own.now))
            say("own", values)
        }
        return found
    }

    /// Who speaks still, who is new, and who came back.
    private var people: [String: String] {
        [
            "before": change.speakers.before, "still": change.still, "quiet": quiet, "left": left, "gone": quiet + left,
            "new": change.newVoices.now, "newBefore": change.newVoices.before,
            "back": max(0, change.speakers.now - change.still - change.newVoices.now),
        ].mapValues { voice.grouped($0) }.merging(span) { own, _ in own }
    }

    /// The eight weeks.
    private var span: [String: String] {
        guard let last = change.lastBefore else { return [:] }
        return ["from": voice.date(last + -(ChangeFigures.windowBefore - 1)), "to": voice.date(last)]
    }

    /// The means of a week.
    private func weekly(_ pair: ChangeFigures.Pair) -> [String: String] {
        let weeks = (before: Double(ChangeFigures.windowBefore) / 7, now: Double(ChangeFigures.window) / 7)
        return ["before": voice.brief(Double(pair.before) / weeks.before), "now": voice.brief(Double(pair.now) / weeks.now)]
    }
}

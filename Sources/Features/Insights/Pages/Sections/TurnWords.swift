internal import FeatureRules
internal import Kernel
internal import Web

/// Whose voices a group lacks since its last turning point, in sentences; the same on its page and in reports.
struct TurnWords {
    let turn: TurnFigures
    let reading: GroupReading
    let names: (MemberID) -> String
    let voice: Voice

    /// Smaller parts are not worth a word: they read as 0.
    private static let least = 0.05
    /// So many losses are told; the table has them all.
    private static let told = 3
    private static let named = 3

    /// A part of the loss, by the last word of its key, and what it lost (less than 0: won) in speakers a week. Who may only have
    /// another name now is taken out of the parts and makes one of its own, so that they still add up.
    struct Part {
        let key: String
        let part: TurnFigures.Part
        let before: Double
        let after: Double
        var loss: Double { before - after }
    }

    var parts: [Part] {
        var stopped = turn.stopped, less = turn.less, other = turn.stopped
        (other.members, other.before, other.after) = (0, 0, 0)
        for carrier in turn.carriers where renamed.contains(carrier.member) {
            if carrier.after == 0 { stopped.move(carrier, to: &other) } else { less.move(carrier, to: &other) }
        }
        let parts = [stopped, other, less] + turn.parts.dropFirst(2)
        return zip(["stopped", "renamed", "less", "steady", "occasional", "returned", "new"], parts).map { key, part in
            Part(
                key: key, part: part, before: Double(part.before) / Double(max(1, turn.weeksBefore)),
                after: Double(part.after) / Double(max(1, turn.weeksAfter)))
        }
    }

    /// Of those named, who may have another name now.
    private var renamed: [MemberID] { renamedWords.among(turn.carriers.map(\.member)) }
    private var renamedWords: RenamedWords { RenamedWords(reading: reading, names: names, voice: voice) }

    /// How many of them were left out; nil if none was, or nothing is told.
    var leftOut: String? { isTold ? renamedWords.sentence(renamed) : nil }

    /// Speakers a week, before and after.
    var before: Double { parts.reduce(0) { $0 + $1.before } }
    var after: Double { parts.reduce(0) { $0 + $1.after } }

    /// None without a fall, across a hole, and of a group that is over or not up to date.
    var sentences: [String] {
        guard let week = turn.week, isTold else { return [] }
        let gains = parts.filter { $0.loss <= -Self.least && $0.key != "renamed" }.sorted { $0.loss < $1.loss }.prefix(Self.told)
        var found = [
            say(
                "sum",
                [
                    "day": voice.week(week), "before": voice.brief(before), "after": voice.brief(after), "lost": voice.brief(before - after),
                    "weeksBefore": "\(turn.weeksBefore)", "weeksAfter": "\(turn.weeksAfter)",
                ])
        ]
        if let losses { found.append(losses) }
        if !gains.isEmpty { found.append(say("gains", ["parts": list(gains)])) }
        let firsts = (before: Double(turn.newBefore) / Double(turn.weeksBefore), after: Double(turn.new.members) / Double(turn.weeksAfter))
        if firsts.before >= Self.least || firsts.after >= Self.least {
            let after = voice.brief(firsts.after), before = voice.brief(firsts.before)
            found.append(say(before == after ? "new.same" : firsts.after < firsts.before ? "new.fewer" : "new.more", ["before": before, "after": after]))
        }
        return found
    }

    /// What was lost most, in one sentence.
    var losses: String? {
        guard isTold else { return nil }
        let losses = parts.filter { $0.loss >= Self.least && $0.key != "renamed" }.sorted { $0.loss > $1.loss }.prefix(Self.told)
        return losses.isEmpty ? nil : say("losses", ["parts": list(losses), "weeksAfter": "\(turn.weeksAfter)"])
    }

    /// There was a fall, and it is told.
    var isTold: Bool {
        turn.week != nil && before > after && ![.finished, .recordEnded].contains(reading.figures.state)
            && !CourseWords(reading: reading, voice: voice).hasHole
    }

    private func list(_ parts: some Sequence<Part>) -> String {
        parts.map { part in
            say(
                "\(part.loss > 0 ? "lost" : "won").\(part.key)",
                ["count": voice.grouped(part.part.members), "share": voice.brief(abs(part.loss)), "names": names(of: part)])
        }.joined(separator: voice.language == .chinese ? "，" : ", ")
    }

    /// The first of those who stopped or came less, and whether there are more; empty of others.
    private func names(of part: Part) -> String {
        let isStopped = part.key == "stopped"
        let named = turn.carriers.filter { ($0.after == 0) == isStopped && reading.isMissable($0.member) }.prefix(Self.named).map(\.member)
        guard ["stopped", "less"].contains(part.key), !named.isEmpty else { return "" }
        let said = named.map(names).joined(separator: voice.language == .chinese ? "、" : ", ")
        return say(part.part.members > named.count ? "names.more" : "names", ["names": said])
    }

    private func say(_ key: String, _ values: [String: String]) -> String { voice.say("diagnosis.turn.\(key)", values) }
}

extension TurnFigures.Part {
    fileprivate mutating func move(_ carrier: TurnFigures.Carrier, to other: inout TurnFigures.Part) {
        members = max(0, members - 1)
        before = max(0, before - carrier.before)
        after = max(0, after - carrier.after)
        other.members += 1
        other.before += carrier.before
        other.after += carrier.after
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Whose voices a group lacks since its last turning point, and whom of them to write to.
struct TurnBlock {
    /// Where else somebody was heard lately.
    struct Elsewhere: Sendable {
        var group: String
        var last: Instant
    }

    let reading: GroupReading
    let context: DiagnosisContext
    let elsewhere: [MemberID: Elsewhere]
    /// Whom the tasks say to greet in this group, most worth first.
    let greeted: [MemberID]

    private static let shown = 6
    private static let namedNext = 3
    /// Who was heard elsewhere within these days can be reached.
    static let lately = Span.days(28)

    private var voice: Voice { context.voice }

    /// Nil where there was no fall.
    var block: DiagnosisBlock? {
        guard let turn: TurnFigures = reading.sections.one() else { return nil }
        let words = TurnWords(turn: turn, reading: reading, names: context.name, voice: voice), sentences = words.sentences
        guard !sentences.isEmpty else { return nil }
        var block = DiagnosisBlock("turn", voice)
        block.sentences = sentences.map { DiagnosisSentence($0) }
        block.table = table(words)
        if !missing.isEmpty {
            let whole = turn.weeksBefore
            block.lists = [
                DiagnosisList(
                    ListChoice().of("turn-missing", Array(missing.prefix(Self.shown)), first: Self.shown),
                    title: voice.say("diagnosis.turn.missing", ["count": voice.grouped(missing.count)]),
                    note: greeted.isEmpty ? voice.say("diagnosis.turn.missing.note") : nil, of: .people, tab: "", context
                ) { line($0, of: whole) }
            ]
        }
        return block
    }

    /// Who is silent now: those whom a task greets, then those who can be heard elsewhere, then the rest, robots last.
    var missing: [TurnFigures.Carrier] {
        let all = (reading.sections.one(TurnFigures.self)?.carriers ?? []).filter { $0.last <= reading.asOf - TurnFigures.silence }
        func rank(_ member: MemberID) -> Int {
            if let place = greeted.firstIndex(of: member) { return place }
            if RobotName.isLikely(context.name(member)) { return greeted.count + 2 }
            return elsewhere[member] == nil ? greeted.count + 1 : greeted.count
        }
        return all.enumerated().sorted { (rank($0.element.member), $0.offset) < (rank($1.element.member), $1.offset) }.map(\.element)
    }

    /// Whom to write to first.
    var addressees: [MemberID] { missing.map(\.member).filter { !RobotName.isLikely(context.name($0)) } }

    /// Whom to write to first; nothing on a day that is over.
    var next: [DiagnosisSentence] {
        guard context.day == nil, greeted.isEmpty, block != nil, !addressees.isEmpty else { return [] }
        let names = addressees.prefix(Self.namedNext).map(context.name)
            .joined(separator: voice.language == .chinese ? "、" : ", ")
        return [
            DiagnosisSentence(
                voice.say("diagnosis.next.missing", ["names": names]), link: voice.say("diagnosis.next.missing.link"), href: context.tab("", anchor: "turn"))
        ]
    }

    private func line(_ missing: TurnFigures.Carrier, of whole: Int) -> DiagnosisLine {
        let values = [
            "weeks": "\(missing.before)", "whole": "\(whole)", "count": voice.grouped(missing.messages), "ago": voice.ago(missing.last),
        ]
        var reason = voice.say("diagnosis.turn.missing.reason", values)
        if RobotName.isLikely(context.name(missing.member)) {
            reason += voice.say("diagnosis.turn.missing.robot")
        } else if let other = elsewhere[missing.member] {
            reason += voice.say("diagnosis.turn.missing.elsewhere", ["group": other.group, "ago": voice.ago(other.last)])
        } else if !missing.isPresent {
            reason += voice.say("diagnosis.turn.missing.gone")
        }
        return DiagnosisLine(
            name: context.name(missing.member), href: context.href(missing.member), reason: reason, exact: voice.exact(missing.last),
            action: voice.say("diagnosis.turn.missing.talk"), actionHref: context.talk(until: missing.last))
    }

    private func table(_ words: TurnWords) -> DiagnosisTable {
        func cells(_ key: String, _ members: String, _ before: Double, _ after: Double) -> [DiagnosisCell] {
            [voice.say("diagnosis.turn.part.\(key)"), members, voice.brief(before), voice.brief(after), voice.brief(after - before)]
                .map { DiagnosisCell($0) }
        }
        let parts = words.parts.filter { $0.part.members > 0 }
        return DiagnosisTable(
            caption: voice.say("diagnosis.turn.table"), heads: ["who", "members", "before", "after", "change"].map { voice.say("diagnosis.turn.head.\($0)") },
            rows: parts.map { cells($0.key, voice.grouped($0.part.members), $0.before, $0.after) }
                + [cells("all", voice.grouped(parts.reduce(0) { $0 + $1.part.members }), words.before, words.after)],
            isForExperts: true)
    }
}

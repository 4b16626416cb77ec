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
    let greetings: GroupGreetings

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
        let missing = missing, whole = turn.weeksBefore
        if !missing.isEmpty {
            let key = greetings.tasks.isEmpty ? "diagnosis.turn.missing.note" : "diagnosis.turn.missing.note.tasks"
            block.lists = [
                DiagnosisList(
                    ListChoice().of("turn-missing", Array(missing.prefix(Self.shown)), first: Self.shown),
                    title: voice.say("diagnosis.turn.missing", ["count": voice.grouped(missing.count)]),
                    note: context.day == nil ? voice.say(key) : nil, of: .people, tab: "", context
                ) { line($0, of: whole, isNamed: missing.prefix(Self.namedNext).contains($0)) }
            ]
        }
        if !renamed.isEmpty {
            block.lists.append(
                DiagnosisList(
                    ListChoice().of("turn-renamed", Array(renamed.prefix(Self.shown)), first: Self.shown),
                    title: voice.say("diagnosis.turn.renamed", ["count": voice.grouped(renamed.count)]), of: .people, tab: "", context, line: renamedLine))
        }
        return block
    }

    private var silent: [TurnFigures.Carrier] {
        (reading.sections.one(TurnFigures.self)?.carriers ?? []).filter { $0.last <= reading.asOf - TurnFigures.silence }
    }

    /// Who is silent now and can be written to: those whom a task greets, then those who can be heard elsewhere, then the rest, who left
    /// the group behind them; about whom was decided already, last.
    var missing: [TurnFigures.Carrier] {
        let greeted = greetings.members
        func rank(_ missing: TurnFigures.Carrier) -> Int {
            let member = missing.member
            if let place = greeted.firstIndex(of: member) { return place }
            if greetings.settled.contains(member) { return greeted.count + 3 }
            if elsewhere[member] != nil { return greeted.count }
            return missing.isPresent ? greeted.count + 1 : greeted.count + 2
        }
        return silent.filter { reading.isMissable($0.member) }.enumerated()
            .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
    }

    /// Who may talk on under another name.
    private var renamed: [TurnFigures.Carrier] {
        silent.filter { reading.successors[$0.member] != nil && !reading.robots.contains($0.member) }
    }

    /// Whom to write to first.
    var addressees: [MemberID] { missing.map(\.member).filter { !greetings.settled.contains($0) } }

    /// Where a sentence for somebody stands: at the task, else beside the name on the group's page.
    func writing(to member: MemberID) -> String {
        task(for: member) ?? context.tab("", anchor: missing.prefix(Self.shown).contains { $0.member == member } ? "write-\(member)" : "turn")
    }

    private func task(for member: MemberID) -> String? {
        greetings.tasks.first { $0.member == member }.map { context.seat.path("/tasks/\($0.id)") }
    }

    /// Whom to write to first; nothing on a day that is over.
    var next: [DiagnosisSentence] {
        guard context.day == nil, greetings.tasks.isEmpty, block != nil, !addressees.isEmpty else { return [] }
        let names = addressees.prefix(Self.namedNext).map(context.name)
            .joined(separator: voice.language == .chinese ? "、" : ", ")
        return [
            DiagnosisSentence(
                voice.say("diagnosis.next.missing", ["names": names]), link: voice.say("diagnosis.next.missing.link"), href: context.tab("", anchor: "turn-missing"))
        ]
    }

    private func line(_ missing: TurnFigures.Carrier, of whole: Int, isNamed: Bool) -> DiagnosisLine {
        let values = [
            "weeks": "\(missing.before)", "whole": "\(whole)", "count": voice.grouped(missing.messages), "ago": voice.ago(missing.last),
        ]
        var reason = voice.say("diagnosis.turn.missing.reason", values)
        if let other = elsewhere[missing.member] {
            reason += voice.say("diagnosis.turn.missing.elsewhere", ["group": other.group, "ago": voice.ago(other.last)])
        } else if !missing.isPresent {
            reason += voice.say("diagnosis.turn.missing.gone")
        }
        let name = context.name(missing.member)
        var line = DiagnosisLine(
            name: name, href: context.href(missing.member), reason: reason, exact: voice.exact(missing.last),
            action: voice.say("diagnosis.turn.missing.talk"), actionHref: context.talk(until: missing.last))
        if context.day == nil, !greetings.settled.contains(missing.member) {
            line.draft = OpeningDraft(
                member: missing.member, sentence: OpeningDraft.greeting(name, in: reading.language, voice), isOpen: isNamed,
                taskHref: task(for: missing.member), note: OpeningDraft.note(on: reading.language, voice))
        }
        return line
    }

    private func renamedLine(_ renamed: TurnFigures.Carrier) -> DiagnosisLine {
        let name = context.name(renamed.member), successor = reading.successors[renamed.member]
        let canMerge = Set.operators.contains(context.seat.role)
        return DiagnosisLine(
            name: name, href: context.href(renamed.member),
            reason: voice.say("diagnosis.turn.renamed.reason", ["name": name, "now": successor.map(context.name) ?? ""]), exact: voice.exact(renamed.last),
            action: voice.say("diagnosis.turn.renamed.merge"),
            actionHref: canMerge ? successor.map { context.href($0) + "/merge?q=\(Address.encoded(name))" } : nil)
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

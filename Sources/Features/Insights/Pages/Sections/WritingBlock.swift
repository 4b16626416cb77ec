internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Whom to write to in a group: why, what they said last, what to write, and the buttons of the task.
struct WritingBlock {
    let addressees: Addressees

    private var context: DiagnosisContext { addressees.context }
    private var reading: GroupReading { addressees.reading }
    private var voice: Voice { context.voice }
    private var greetings: GroupGreetings { addressees.greetings }

    /// Nil where there is nobody to write to; on a day that is over nothing is to be written.
    var block: DiagnosisBlock? {
        let all = addressees.all
        guard context.day == nil, !all.isEmpty else { return nil }
        var block = DiagnosisBlock("write", voice)
        block.lists = [list(all, id: "write-list", title: voice.say("diagnosis.write.list", ["count": voice.grouped(all.count)]))]
        let rest = all.dropFirst(Addressees.shown).map { addressee in
            let name = context.name(addressee.member)
            return addressee.hasLeft ? voice.say("diagnosis.write.left", ["name": name]) : name
        }
        if !rest.isEmpty {
            block.say("write.rest", ["shown": "\(Addressees.shown)", "names": rest.joined(separator: voice.say("diagnosis.list-of-names"))])
        }
        if !greetings.settled.isEmpty {
            block.say(
                "write.settled", ["count": voice.grouped(greetings.settled.count)], link: "write.settled.link",
                to: context.seat.path("/tasks?state=done&kind=greet&group=\(context.group)"))
        }
        return block
    }

    /// Who was missing on a day that is over; nothing is to be written to them.
    var then: DiagnosisList? {
        let all = addressees.all
        guard context.day != nil, !all.isEmpty else { return nil }
        return list(all, id: "turn-missing", title: voice.say("diagnosis.turn.missing", ["count": voice.grouped(all.count)]))
    }

    /// Whom to write to first.
    var next: [DiagnosisSentence] {
        guard context.day == nil, !addressees.members.isEmpty else { return [] }
        let names = addressees.members.prefix(Addressees.named).map(context.name).joined(separator: voice.say("diagnosis.list-of-names"))
        return [
            DiagnosisSentence(
                voice.say("diagnosis.next.write", ["names": names]), link: voice.say("diagnosis.next.write.link"), href: context.tab("", anchor: "write"))
        ]
    }

    /// How many there are, and where; nil if there is nobody.
    var pointer: DiagnosisSentence? {
        let count = addressees.members.count
        guard context.day == nil, count > 0 else { return nil }
        return DiagnosisSentence(
            voice.say("diagnosis.write.pointer", ["count": voice.grouped(count)]), link: voice.say("diagnosis.next.write.link"),
            href: context.tab("", anchor: "write"))
    }

    private func list(_ all: [Addressees.Addressee], id: String, title: String) -> DiagnosisList {
        let sentences = OpeningSentences(all.map(\.member)), shown = Array(all.prefix(Addressees.shown)), named = Set(shown.prefix(Addressees.named).map(\.member))
        return DiagnosisList(
            ListChoice().of(id, shown, first: shown.count), title: title, note: context.day == nil ? OpeningDraft.note(on: reading.language, voice) : nil,
            of: .people, tab: "", context
        ) {
            line($0, sentences, isNamed: named.contains($0.member))
        }
    }

    private func line(_ addressee: Addressees.Addressee, _ sentences: OpeningSentences, isNamed: Bool) -> DiagnosisLine {
        let member = addressee.member, name = context.name(member), words = greetings.words[member]
        let last = addressee.carrier?.last ?? addressee.task?.facts.at
        var line = DiagnosisLine(name: name, href: context.href(member), reason: reason(addressee), exact: last.map { voice.exact($0) })
        guard context.day == nil else {
            (line.action, line.actionHref) = (voice.say("diagnosis.turn.missing.talk"), last.map { context.talk(until: $0) })
            return line
        }
        if let said = words?.said {
            line.quote = said.text
            line.said = SaidLink(message: said, href: context.talk(said.id), name: name, voice: voice)
        } else {
            (line.action, line.actionHref) = (voice.say("diagnosis.turn.missing.talk"), last.map { context.talk(until: $0) })
        }
        line.draft = OpeningDraft(
            member: member,
            sentence: sentences.greeting(
                member, name: name, topic: words?.topic, isElsewhere: addressees.elsewhere[member] != nil, hasLeft: addressee.hasLeft, in: reading.language, voice), isOpen: isNamed)
        line.settle = addressee.task.map { TaskLine(task: $0, next: nil, place: .group(context.group), showsGroup: false, context: tasks) }
        return line
    }

    private var tasks: TaskContext { TaskContext(names: context.names, proofs: [:], seat: context.seat, voice: voice) }

    /// Why them: as the task says it, else how often they spoke before the fall; and where they are heard now.
    private func reason(_ addressee: Addressees.Addressee) -> String {
        var reason: String
        let whole = reading.sections.one(TurnFigures.self)?.weeksBefore ?? 0
        if let task = addressee.task {
            reason = String(TaskWords.why(task, voice).trimmingSuffix { $0 == "。" || $0 == "." })
            if let carrier = addressee.carrier {
                reason += voice.say("diagnosis.write.weeks", ["weeks": "\(carrier.before)", "whole": "\(whole)"])
            }
        } else if let carrier = addressee.carrier {
            reason = voice.say(
                "diagnosis.turn.missing.reason",
                ["weeks": "\(carrier.before)", "whole": "\(whole)", "count": voice.grouped(carrier.messages), "ago": voice.ago(carrier.last)])
        } else {
            return ""
        }
        return reason + (TaskWords.whereabouts(addressees.elsewhere[addressee.member], hasLeft: addressee.hasLeft, voice) ?? "")
    }
}

/// When a quoted line was said, and where the talk around it stands.
struct SaidLink: PageModel {
    let message: MessageEntry
    let href: String
    let name: String
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "saidAgo": .text(voice.say("diagnosis.write.said", ["ago": voice.ago(message.at)]))
        case "saidExact": .text(voice.exact(message.at))
        case "saidHref": .text(href)
        case "saidLabel": .text(voice.say("tasks.label", ["action": voice.say("tasks.page.context"), "task": name]))
        default: nil
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, isCut(last) { rest.removeLast() }
        return rest
    }
}

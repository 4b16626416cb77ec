internal import FeatureRules
internal import Kernel
internal import Web

/// The sections of a group's diagnosis as one sentence each: what somebody wants to know who reads no charts.
struct ReportBrief {
    struct Line: PageModel {
        let head: String
        let text: String

        func value(_ name: String) -> PageValue? {
            switch name {
            case "head": .text(head)
            case "text": .text(text)
            default: nil
            }
        }
    }

    let reading: GroupReading
    let voice: Voice

    private static let namesShown = 3

    var lines: [Line] {
        [("trend", trend), ("change", change), ("risk", risk), ("answers", answers), ("newcomers", newcomers), ("roles", roles), ("flow", flow)]
            .compactMap { key, text in text.map { Line(head: voice.say("report.brief.\(key)"), text: $0) } }
    }

    private func section<S: Section>(_: S.Type) -> S? { reading.sections.lazy.compactMap { $0 as? S }.first }

    private func join(_ sentences: [String?]) -> String {
        sentences.compactMap { $0 }.joined(separator: voice.language == .chinese ? "" : " ")
    }

    private func names(_ members: some Sequence<MemberID>) -> String {
        members.prefix(Self.namesShown).map { reading.names[$0] ?? voice.say("member.unnamed") }
            .joined(separator: voice.language == .chinese ? "、" : ", ")
    }

    private var trend: String? {
        if reading.figures.state == .recordEnded { return voice.say("state-rule.record_ended") }
        let words = CourseWords(reading: reading, voice: voice), said = [words.now, words.course].compactMap { $0 }
        return said.isEmpty ? nil : join(said)
    }

    private var change: String? {
        func name(_ member: MemberID) -> String { reading.names[member] ?? voice.say("member.unnamed") }
        let turn = section(TurnFigures.self).map { TurnWords(turn: $0, reading: reading, names: name, voice: voice) }
        let change = section(ChangeFigures.self).map { ChangeWords(change: $0, reading: reading, names: name, voice: voice) }
        let told = (turn?.sentences ?? []) + [turn?.leftOut].compactMap(\.self) + (change?.sentences ?? []) + [change?.leftOut].compactMap(\.self)
        return told.isEmpty ? nil : join(told)
    }

    private var risk: String? {
        guard let figures = section(RiskFigures.self) else { return nil }
        let words = CourseWords(reading: reading, voice: voice)
        guard let group = figures.group, !words.hasHole else { return words.silence }
        return join([
            voice.say("report.risk.group", ["share": voice.percent(group), "word": RiskWords.word(group, voice)]),
            figures.active > 0
                ? voice.say("report.risk.members", ["active": voice.grouped(figures.active), "expected": voice.grouped(Int(figures.expected.rounded()))]) : nil,
            figures.members.isEmpty ? nil : voice.say("report.risk.names", ["names": names(figures.members.map(\.member))]),
        ])
    }

    private var answers: String? {
        guard let figures = section(AnswerFigures.self) else { return nil }
        guard figures.questions > 0 else { return voice.say("report.answers.none") }
        return join([
            voice.say("report.answers", ["count": voice.grouped(figures.questions), "share": ShareWords(figures.answered, voice).whole]),
            figures.medianMinutes.map { voice.say("report.answers.time", ["time": voice.minutes($0)]) },
            figures.openCount > 0 ? voice.say("report.answers.open", ["count": voice.grouped(figures.openCount)]) : nil,
        ])
    }

    private var newcomers: String? {
        guard let figures = section(NewcomerFigures.self) else { return nil }
        guard figures.newcomers > 0 else { return voice.say("report.newcomers.none") }
        return join([
            voice.say("report.newcomers", ["count": voice.grouped(figures.newcomers)]),
            figures.spoke.value != nil ? voice.say("report.newcomers.spoke", ["share": ShareWords(figures.spoke, voice).whole]) : nil,
            figures.unansweredCount > 0
                ? voice.say(
                    "report.newcomers.unanswered",
                    ["count": voice.grouped(figures.unansweredCount), "names": names(figures.unanswered.map(\.member))]) : nil,
        ])
    }

    private var roles: String? {
        guard let figures = section(StructureFigures.self) else { return nil }
        // Our own people lead no group, here as on its page.
        let counts = figures.roles.map { ($0.role, $0.members) }.filter { $0.1 > 0 }.map {
            voice.say("report.roles.count", ["role": voice.say("member-role.\($0.0.rawValue)"), "count": voice.grouped($0.1)])
        }
        guard !counts.isEmpty else { return nil }
        return join([
            voice.say("report.roles", ["roles": counts.joined(separator: voice.language == .chinese ? "、" : ", ")]),
            figures.leaders.isEmpty
                ? voice.say("report.roles.no-leader") : voice.say("report.roles.leaders", ["names": names(figures.leaders.map(\.member))]),
        ])
    }

    private var flow: String? {
        guard let figures = section(FlowFigures.self) else { return nil }
        guard figures.joins + figures.leaves > 0 else { return voice.say("report.flow.none") }
        return join([
            voice.say("report.flow", ["joins": voice.grouped(figures.joins), "leaves": voice.grouped(figures.leaves)]),
            figures.inviters.first.map {
                voice.say("report.flow.inviter", ["name": names([$0.member]), "count": voice.grouped($0.invited)])
            },
        ])
    }
}

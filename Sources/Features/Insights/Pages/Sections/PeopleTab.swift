internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Who is in a group: roles, newcomers, who may fall silent, how long talk lasts.
struct PeopleTab: DiagnosisTab {
    static let kinds: [any Section.Type] = [
        StructureFigures.self, RoleFigures.self, NewcomerFigures.self, RiskFigures.self, SurvivalFigures.self, RetentionFigures.self,
        PostsFigures.self,
    ]

    let structure: StructureFigures?
    let newcomers: NewcomerFigures?
    let risk: RiskFigures?
    let survival: SurvivalFigures?
    let retention: RetentionFigures?
    let posts: PostsFigures?
    let roles: [(role: MemberRole, members: ShownList<RoleFigures.Member>)]
    let unanswered: ShownList<NewcomerFigures.Newcomer>
    let silent: ShownList<NewcomerFigures.Newcomer>
    let falling: ShownList<RiskFigures.Member>

    init(_ sections: [any Section], _ list: ListChoice) {
        structure = sections.one()
        newcomers = sections.one()
        risk = sections.one()
        survival = sections.one()
        retention = sections.one()
        posts = sections.one()
        let members = sections.one(RoleFigures.self)?.members ?? []
        roles = MemberRole.shown.map { role in
            (role, list.of("role-\(role.rawValue)", members.filter { $0.role == role }, first: role == .leader ? 12 : 5))
        }
        unanswered = list.of("unanswered", newcomers?.unanswered ?? [], first: 8)
        silent = list.of("silent-newcomers", newcomers?.silent ?? [], first: 8)
        falling = list.of("falling", risk?.members ?? [], first: 12)
    }

    var people: Set<MemberID> {
        Set(roles.flatMap { $0.members.shown.map(\.member) } + (unanswered.shown + silent.shown).map(\.member) + falling.shown.map(\.member))
    }

    func blocks(_ context: DiagnosisContext) -> [DiagnosisBlock] {
        [roleBlock(context), newcomerBlock(context), fallingBlock(context), survivalBlock(context), retentionBlock(context), postsBlock(context)]
    }

    private func roleBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("roles", voice)
        block.isWide = true
        let total = structure?.roles.reduce(0) { $0 + $1.members } ?? 0
        guard let structure, total > 0 else {
            block.say("roles.none")
            return block
        }
        if structure.leaders.isEmpty { block.say("roles.no-leader") }
        block.tiles = [
            .share("one-message", structure.oneMessage, nothing: "diagnosis.nothing-said", href: context.seat.path("/groups/\(context.group)/members"), voice)
        ]
        block.lists = roles.compactMap { role, members in
            let count = structure.roles.first { $0.role == role }?.members ?? members.total
            guard count > 0 else { return nil }
            let title = voice.say("member-role.title", ["role": voice.say("member-role.\(role.rawValue)"), "people": "\(voice.grouped(count)) \(context.people(count))"])
            return DiagnosisList(
                members, title: title, note: voice.say("member-role.\(role.rawValue).rule"), known: count, of: .people, tab: "people", context
            ) { member in
                DiagnosisLine(
                    name: context.name(member.member), href: context.href(member.member),
                    reason: voice.say(
                        member.answeredBy > 0 ? "member-role.line" : "member-role.line.unanswered",
                        ["count": voice.grouped(member.messages), "people": voice.grouped(member.answeredBy)]))
            }
        }
        return block
    }

    private func newcomerBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("newcomers", voice)
        guard let newcomers, newcomers.newcomers > 0 else {
            block.say("newcomers.none")
            return block
        }
        block.tiles = [
            .count("newcomers", newcomers.newcomers, "people", note: voice.say("diagnosis.last-days", ["count": "\(newcomers.days)"]), voice),
            .share("newcomers-spoke", newcomers.spoke, nothing: "diagnosis.newcomers.no-join", voice),
            .share(
                "newcomers-answered", newcomers.answered,
                note: newcomers.medianMinutes.map { voice.say("diagnosis.half-within", ["time": voice.minutes($0)]) },
                nothing: "diagnosis.newcomers.too-new", voice),
        ]
        block.lists = [
            DiagnosisList(
                unanswered, title: voice.say("diagnosis.unanswered"), nothing: voice.say("diagnosis.unanswered.none"),
                known: newcomers.unansweredCount, of: .people, tab: "people", context
            ) { person in
                DiagnosisLine(
                    name: context.name(person.member), href: context.href(person.member),
                    reason: person.firstSaid.map { voice.say("diagnosis.unanswered.line", ["ago": voice.ago($0)]) } ?? "",
                    exact: person.firstSaid.map { voice.exact($0) }, action: voice.say("diagnosis.see-talk"),
                    actionHref: person.firstSaid.map { context.talk(until: $0) })
            },
            DiagnosisList(
                silent, title: voice.say("diagnosis.silent-newcomers"), nothing: voice.say("diagnosis.silent-newcomers.none"), of: .people, tab: "people", context
            ) { person in
                DiagnosisLine(
                    name: context.name(person.member), href: context.href(person.member),
                    reason: person.joined.map { voice.say("diagnosis.silent-newcomers.line", ["ago": voice.ago($0)]) } ?? "",
                    exact: person.joined.map { voice.exact($0) })
            },
        ]
        return block
    }

    private func fallingBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("falling", voice)
        guard let risk, risk.active > 0 else {
            block.say("falling.none")
            return block
        }
        block.say(
            "falling.expected", ["active": voice.grouped(risk.active), "expected": voice.grouped(Int(risk.expected.rounded()))])
        let origin = risk.memberOrigin ?? .sampleWorld
        block.say("risk.origin.\(origin.rawValue)", link: "risk.how-good", to: context.seat.path("/risk"))
        block.lists = [
            DiagnosisList(falling, known: risk.active, of: .people, tab: "people", context) { member in
                DiagnosisLine(
                    name: context.name(member.member), href: context.href(member.member),
                    reason: RiskWords.member(member, voice), count: voice.percent(member.probability))
            }
        ]
        return block
    }
}

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
    /// The fewest who said half of what those here said in the last twelve weeks, who said most first.
    let holders: [MemberID]
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
            let bearers = members.filter { $0.role == role }
            return (role, list.of("role-\(role.rawValue)", role == .silent ? Self.remembered(bearers) : bearers, first: role == .leader ? 12 : 5))
        }
        holders = Self.holders(members.filter { $0.role != .own })
        unanswered = list.of("unanswered", newcomers?.unanswered ?? [], first: 8)
        silent = list.of("silent-newcomers", newcomers?.silent ?? [], first: 8)
        falling = list.of("falling", risk?.members ?? [], first: 12)
    }

    var people: Set<MemberID> {
        Set(roles.flatMap { $0.members.shown.map(\.member) } + holders.prefix(Self.holdersNamed) + (unanswered.shown + silent.shown).map(\.member) + falling.shown.map(\.member))
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
        if structure.leaders.isEmpty, !holders.isEmpty {
            let names = holders.prefix(Self.holdersNamed).map(context.name).joined(separator: voice.say("diagnosis.list-of-names"))
            let key = holders.count == 1 ? "roles.no-leader.single" : holders.count > Self.holdersNamed ? "roles.no-leader.more" : "roles.no-leader"
            block.say(key, ["count": voice.grouped(holders.count), "names": names])
        }
        func list(_ name: String, _ members: ShownList<RoleFigures.Member>, _ count: Int) -> DiagnosisList? {
            guard count > 0 else { return nil }
            let title = voice.say("member-role.title", ["role": voice.say("member-role.\(name)"), "people": "\(voice.grouped(count)) \(context.people(count))"])
            return DiagnosisList(
                members, title: title, note: voice.say("member-role.\(name).rule"), known: count, of: .people, tab: "people", context
            ) { member in
                DiagnosisLine(name: context.name(member.member), href: context.href(member.member), reason: reason(member, voice))
            }
        }
        block.lists = roles.compactMap { role, members in
            let borne = structure.roles.first { $0.role == role }?.members ?? members.total
            return list(role.rawValue, members, borne)
        }
        return block
    }

    private func reason(_ member: RoleFigures.Member, _ voice: Voice) -> String {
        if member.role == .silent, let messages = member.allMessages, let last = member.last {
            return voice.say("member-role.line.silent", ["count": voice.grouped(Int(messages)), "day": voice.date(voice.zone.day(of: last))])
        }
        return voice.say(
            member.answeredBy > 0 ? "member-role.line" : "member-role.line.unanswered",
            ["count": voice.grouped(member.messages), "people": voice.grouped(member.answeredBy)])
    }

    private static let holdersNamed = 5

    private static func holders(_ members: [RoleFigures.Member]) -> [MemberID] {
        let sum = members.reduce(0) { $0 + $1.messages }
        var held = 0
        var holders: [MemberID] = []
        for member in members.sorted(by: { ($1.messages, $0.member) < ($0.messages, $1.member) }) where held * 2 < sum {
            held += member.messages
            holders.append(member.member)
        }
        return holders
    }

    /// Who said most in all comes first: nobody of them said anything lately.
    private static func remembered(_ members: [RoleFigures.Member]) -> [RoleFigures.Member] {
        members.sorted { ($1.allMessages ?? 0, $0.member) < ($0.allMessages ?? 0, $1.member) }
    }

    private func newcomerBlock(_ context: DiagnosisContext) -> DiagnosisBlock {
        let voice = context.voice
        var block = DiagnosisBlock("newcomers", voice)
        guard let newcomers, newcomers.newcomers > 0 else {
            block.say("newcomers.none")
            return block
        }
        block.tiles = [
            .count("newcomers", newcomers.newcomers, "people", voice),
            .share("newcomers-spoke", newcomers.spoke, nothing: "diagnosis.newcomers.no-join", voice),
            .share(
                "newcomers-answered", newcomers.answered,
                note: newcomers.medianMinutes.map { voice.say("diagnosis.half-within", ["time": voice.minutes($0)]) },
                nothing: newcomers.hasVoices ? "diagnosis.newcomers.too-new" : "diagnosis.newcomers.nobody-spoke", voice),
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

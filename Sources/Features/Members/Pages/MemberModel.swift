internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One person: where they are and what they are there, what they said last, who brought them and whom they brought, under which
/// names, and who was merged into them.
struct MemberModel: PageModel {
    let reading: MemberReading
    let seat: Seat
    let voice: Voice
    let chart: ChartBlock?

    init(reading: MemberReading, seat: Seat, voice: Voice) {
        self.reading = reading
        self.seat = seat
        self.voice = voice
        let last = reading.memberships.compactMap(\.last).max()
        chart = MemberChart(weeks: reading.weeks, silentDays: last.flatMap { last in reading.asOf.map { ($0 - last).wholeDays } }, voice: voice).block
    }

    var name: String { reading.identities.first?.name ?? voice.say("member.unnamed") }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(name)
        case "membersHref": .text(seat.path("/members"))
        case "summary": .text(summary)
        case "isOperator": .flag(reading.own != nil)
        case "isLikelyRobot": .flag(reading.isLikelyRobot)
        case "ownKind": .text(reading.own.map { voice.say("operators.tag.\($0.rawValue)") })
        case "isBlacklisted": .flag(reading.blacklisted != nil)
        case "blacklisted":
            .text(reading.blacklisted.map { voice.say("blacklist.why", ["ago": voice.ago($0.at), "reason": $0.reason]) } ?? voice.say("blacklist.member-link"))
        case "ownNote": .text(reading.own.map { voice.say("operators.is.\($0.rawValue)") })
        case "chart": .model(chart)
        case "lines": .list(reading.memberships.prefix(Self.groupsShown).map(groupLine))
        case "groupsRest": .text(groupsRest)
        case "memberWords": .model(MemberWordsModel(figures: reading.words, name: name, seat: seat, voice: voice))
        case "talk":
            .list(
                MessageLine.lines(
                    reading.messages, typed: "", seat: seat, voice: voice, groups: reading.memberships.count > 1 ? reading.groups : [:]))
        case "hasTalk": .flag(!reading.messages.isEmpty)
        case "inviters": .list(reading.inviters.map(invitation))
        case "hasInviters": .flag(!reading.inviters.isEmpty)
        case "invited": .list(reading.invited.prefix(MemberReading.invitedShown).map(invitation))
        case "hasInvited": .flag(!reading.invited.isEmpty)
        case "invitedCount": .text(invitedCount)
        case "contacts":
            .list(reading.contacts.map { ContactLine(entry: $0, staffName: $0.staff.flatMap { reading.names[$0] }, isHere: true, seat: seat, voice: voice) })
        case "hasContacts": .flag(!reading.contacts.isEmpty)
        case "greetings":
            .list(
                reading.greetings.map {
                    GreetingLine(
                        greeting: $0, isHere: true, seat: seat, wording: WelcomeWording(channels: reading.channels, staff: reading.staff, voice: voice))
                })
        case "hasGreetings": .flag(!reading.greetings.isEmpty)
        case "identities": .list(reading.identities.map { IdentityLine(identity: $0, shown: reading.member, seat: seat, voice: voice) })
        case "canChange": .flag(Set.operators.contains(seat.role))
        case "blacklistHref": .text(seat.path("/members/\(reading.member)/blacklist"))
        case "mergeHref": .text(seat.path("/members/\(reading.member)/merge"))
        case "operatorAction": .text(seat.path("/members/\(reading.member)/operator"))
        case "operatorsHref": .text(seat.path("/operators"))
        default: nil
        }
    }

    /// They come in the order of what the member said there.
    private static let groupsShown = 100

    private var groupsRest: String? {
        let rest = reading.memberships.count - Self.groupsShown
        return rest > 0 ? voice.say("members.where.rest", ["count": voice.grouped(rest)]) : nil
    }

    private func groupLine(_ membership: MembershipEntry) -> MemberGroupLine {
        MemberGroupLine(
            line: MembershipLine(
                membership: membership, title: reading.groups[membership.group], href: seat.path("/groups/\(membership.group)"), seat: seat,
                voice: voice),
            role: reading.own != nil ? nil : reading.standing.roles[membership.group],
            risk: reading.own != nil ? nil : reading.standing.risks[membership.group], voice: voice)
    }

    private func invitation(_ entry: InvitationEntry) -> InvitationLine {
        InvitationLine(entry: entry, name: reading.names[entry.member], group: reading.groups[entry.group], seat: seat, voice: voice)
    }

    private var invitedCount: String {
        let count = reading.invited.count, shown = MemberReading.invitedShown
        let key = count >= InvitationQueries.most ? "members.invited.many" : count > shown ? "members.invited.cut" : "members.invited.count"
        return voice.say(key, ["count": voice.grouped(count), "shown": "\(shown)"])
    }

    private var summary: String {
        let memberships = reading.memberships, count = memberships.reduce(0) { $0 + $1.messages }
        guard count > 0, let first = memberships.compactMap(\.first).min(), let last = memberships.compactMap(\.last).max() else {
            return voice.say("members.summary.silent")
        }
        return voice.say(
            "members.summary",
            ["count": voice.figure(Int(count)), "first": voice.day(voice.zone.day(of: first)), "ago": voice.ago(last)])
    }
}

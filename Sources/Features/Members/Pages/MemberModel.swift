internal import FeatureStores
internal import Kernel
internal import Web

/// One person: where they are, what they said last, under which names, and who was merged into them.
struct MemberModel: PageModel {
    let member: MemberID
    let identities: [IdentityEntry]
    let memberships: [MembershipEntry]
    let groups: [GroupID: String]
    let messages: [MessageEntry]
    let seat: Seat
    let voice: Voice

    var name: String { identities.first?.name ?? voice.say("member.unnamed") }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(name)
        case "membersHref": .text(seat.path("/members"))
        case "summary": .text(summary)
        case "lines":
            .list(
                memberships.map {
                    MembershipLine(membership: $0, title: groups[$0.group], href: seat.path("/groups/\($0.group)"), voice: voice)
                })
        case "talk": .list(MessageLine.lines(messages, typed: "", seat: seat, voice: voice, groups: memberships.count > 1 ? groups : [:]))
        case "hasTalk": .flag(!messages.isEmpty)
        case "identities": .list(identities.map { IdentityLine(identity: $0, shown: member, seat: seat, voice: voice) })
        case "canChange": .flag(Set.operators.contains(seat.role))
        case "mergeHref": .text(seat.path("/members/\(member)/merge"))
        default: nil
        }
    }

    private var summary: String {
        let count = memberships.reduce(0) { $0 + $1.messages }
        guard count > 0, let first = memberships.compactMap(\.first).min(), let last = memberships.compactMap(\.last).max() else {
            return voice.say("members.summary.silent")
        }
        return voice.say(
            "members.summary",
            ["count": voice.figure(Int(count)), "first": voice.day(voice.zone.day(of: first)), "ago": voice.ago(last)])
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One customer group: who is in it, how they came, who came and went lately.
struct CustomerGroupModel: PageModel {
    let sight: CustomerGroupSight
    let names: [MemberID: String]
    let today: LocalDay
    let head: GroupHead

    private var voice: Voice { head.voice }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "isDismissed": .flag(sight.isDismissed)
        case "isSilent": .flag(head.isSilent)
        case "importHref": .text(Set.operators.contains(head.seat.role) ? head.seat.path("/import") : nil)
        case "owner": .text(sight.owner.map { voice.say("customer-groups.owner", ["name": names[$0] ?? voice.say("member.unnamed")]) })
        case "staff": .text(voice.say("customer-groups.staff", ["count": voice.grouped(sight.staff)]))
        case "figures": .list(tiles)
        case "byTalk":
            .text(
                sight.byTalk > sight.present && !head.isSilent
                    ? voice.say("customer-groups.by-talk", ["count": voice.grouped(sight.byTalk)]) : nil)
        case "chart": .model(words.chart)
        case "isStill": .flag(words.isStill)
        case "knownSince":
            .text(sight.knownSince.map { voice.say("customer-groups.known-since", ["day": voice.date(head.seat.zone.day(of: $0))]) })
        case "hasWays": .flag(!sight.ways.isEmpty)
        case "ways": .list(sight.ways.map { JoinWayLine(way: $0, all: sight.present - sight.staff, voice: voice) })
        case "hasMoves": .flag(!sight.moves.isEmpty)
        case "moves": .list(sight.moves.map { GroupMoveLine(move: $0, names: names, seat: head.seat, voice: voice) })
        case "membersHref": .text(head.path("/members"))
        default: head.value(name)
        }
    }

    var words: MovementWords { MovementWords(days: sight.days, today: today, voice: voice) }

    private var tiles: [FigureTile] {
        let present = FigureTile(
            key: "roster-present", figure: voice.grouped(sight.present), unit: voice.say("unit.people", ["count": "\(sight.present)"]), note: nil,
            voice: voice, href: head.path("/members"))
        return [present, words.tile("roster-week", sight.week), words.tile("roster-month", sight.month)]
    }
}

/// How many of those who are in it came in that way.
private struct JoinWayLine: PageModel {
    let way: CustomerGroupSight.Way
    /// Customers in the group.
    let all: Int
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "way": .text(voice.say("customer-groups.way.\(way.way)"))
        case "people": .text(voice.grouped(way.people))
        case "share": .text(all >= ShareWords.least ? voice.percent(Double(way.people) / Double(all)) : nil)
        default: nil
        }
    }
}

/// Somebody who came or went.
private struct GroupMoveLine: PageModel {
    let move: CustomerGroupSight.Move
    let names: [MemberID: String]
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(name(of: move.member))
        case "href": .text(seat.path("/members/\(move.member)"))
        case "what": .text(what)
        case "isLeave": .flag(isLeave)
        case "ago": .text(voice.ago(move.at))
        case "exact": .text(voice.exact(move.at))
        default: nil
        }
    }

    private func name(of member: MemberID) -> String {
        guard let name = names[member], !name.isEmpty else { return voice.say("member.unnamed") }
        return name
    }

    private var isLeave: Bool {
        if case .went = move.kind { true } else { false }
    }

    private var what: String {
        switch move.kind {
        case .came(.invited):
            if let inviter = move.inviter, inviter != move.member { voice.say("customer-groups.came.by", ["name": name(of: inviter)]) } else { voice.say("customer-groups.came.invited") }
        case .came(let way): voice.say("customer-groups.came.\(way)")
        case .went(true?): voice.say("customer-groups.went.removed")
        case .went(false?): voice.say("customer-groups.went.left")
        case .went(nil): voice.say("customer-groups.went.unknown")
        }
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// Several members who may be robots: one question about all of them, by why they may be.
struct RobotsLine: PageModel {
    let robots: [OperatorCandidate]
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "robotsQuestion": .text(voice.say("home.robots.question", ["count": voice.grouped(robots.count)]))
        case "robotKinds": .list(kinds)
        case "robotIDs": .text(robots.map { "\($0.entry.member)" }.joined(separator: ","))
        case "robotsAction": .text(seat.path("/operators/robots"))
        case "operatorsHref": .text(seat.path("/operators") + "#likely")
        default: nil
        }
    }

    /// The kind first to which whoever said most belongs.
    private var kinds: [RobotKind] {
        var order: [String] = [], members: [String: [OperatorCandidate]] = [:]
        for robot in robots {
            guard case .robot(let reason) = robot.guess else { continue }
            let why = reason.rawValue
            if members[why] == nil { order.append(why) }
            members[why, default: []].append(robot)
        }
        return order.map { RobotKind(why: $0, robots: members[$0] ?? [], seat: seat, voice: voice) }
    }
}

private struct RobotKind: PageModel {
    let why: String
    let robots: [OperatorCandidate]
    let seat: Seat
    let voice: Voice

    /// More would push everything else off the first screen.
    private static let named = 8

    private var rest: Int { robots.count > Self.named + 2 ? robots.count - Self.named : 0 }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "robotWhy": .text(voice.say("home.robots.by.\(why)"))
        case "robotNames":
            .list(
                robots.prefix(robots.count - rest).enumerated().map { place, robot in
                    NamedLink(
                        name: robot.name ?? voice.say("member.unnamed"), place: place, href: seat.path("/members/\(robot.entry.member)"), voice: voice)
                })
        case "robotRest": .text(rest > 0 ? voice.say("home.robots.rest", ["count": voice.grouped(rest)]) : nil)
        default: nil
        }
    }
}

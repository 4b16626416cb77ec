internal import FeatureStores
internal import Kernel
internal import Web

/// Several members who bear the names of robots: one question about all of them.
struct RobotsLine: PageModel {
    let robots: [OperatorCandidate]
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "robotsQuestion": .text(voice.say("home.robots.question", ["count": voice.grouped(robots.count)]))
        case "robotNames":
            .list(
                robots.enumerated().map { place, robot in
                    NamedLink(
                        name: robot.name ?? voice.say("member.unnamed"), place: place, href: seat.path("/members/\(robot.entry.member)"), voice: voice)
                })
        case "robotIDs": .text(robots.map { "\($0.entry.member)" }.joined(separator: ","))
        case "robotsAction": .text(seat.path("/operators/robots"))
        case "operatorsHref": .text(seat.path("/operators"))
        default: nil
        }
    }
}

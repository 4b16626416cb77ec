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
                    RobotName(joint: place == 0 ? "" : voice.say("home.worry.between"), name: robot.name ?? voice.say("member.unnamed"),
                        href: seat.path("/members/\(robot.entry.member)"))
                })
        case "robotIDs": .text(robots.map { "\($0.entry.member)" }.joined(separator: ","))
        case "robotsAction": .text(seat.path("/operators/robots"))
        case "operatorsHref": .text(seat.path("/operators"))
        default: nil
        }
    }

    private struct RobotName: PageModel {
        let joint: String
        let name: String
        let href: String

        func value(_ name: String) -> PageValue? {
            switch name {
            case "joint": .text(joint)
            case "name": .text(self.name)
            case "href": .text(href)
            default: nil
            }
        }
    }
}

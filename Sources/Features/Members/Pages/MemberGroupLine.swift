internal import FeatureRules
internal import FeatureStores
internal import Web

/// A group of a member: what they are to it, how much they said, and whether they may fall silent.
struct MemberGroupLine: PageModel {
    let line: MembershipLine
    let role: MemberRole?
    let risk: Double?
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "role": .text(role.map { voice.say("member.role.\($0.rawValue)") })
        case "risk": .text(risk.map { voice.say("member.risk", ["share": voice.percent($0)]) })
        default: line.value(name)
        }
    }
}

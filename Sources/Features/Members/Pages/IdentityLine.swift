internal import FeatureStores
internal import Kernel
internal import Web

/// One name of a person on a platform; if it came by merging, it can be split off again.
struct IdentityLine: PageModel {
    let identity: IdentityEntry
    let shown: MemberID
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(identity.name)
        // `bridge/123`: each bridge is a platform of its own.
        case "platform": .text(voice.say("platform.\(identity.platform.prefix { $0 != "/" })"))
        case "key": .text(key)
        case "canSplit": .flag(identity.member != shown && Set.operators.contains(seat.role))
        case "splitAction": .text(seat.path("/members/\(shown)/split"))
        case "part": .text("\(identity.member)")
        case "question": .text(voice.say("members.split.question", ["name": identity.name]))
        default: nil
        }
    }

    /// What the platform calls them; a key made from a group and a name tells nothing new.
    private var key: String? { identity.key.contains("/") || identity.key == identity.name ? nil : identity.key }
}

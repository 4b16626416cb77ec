internal import FeatureRules
internal import Kernel
internal import Web

/// Somebody who used to talk: what they said and since when they are quiet.
struct FormerLine: PageModel {
    let former: FormerlyActive
    let name: String
    /// Of the member's page; nil in a report.
    let href: String?
    let voice: Voice

    init(_ former: FormerlyActive, in reading: GroupReading, seat: Seat?, voice: Voice) {
        self.former = former
        self.voice = voice
        name = reading.names[MemberID(former.member)] ?? voice.say("member.unnamed")
        href = seat?.path("/members/\(former.member)")
    }

    func value(_ field: String) -> PageValue? {
        let last = Instant(milliseconds: former.lastMs)
        return switch field {
        case "name": .text(name)
        case "href": .text(href)
        case "reason": .text(voice.say("former.reason", ["count": voice.grouped(Int(former.messages)), "ago": voice.ago(last)]))
        case "messages": .text(voice.grouped(Int(former.messages)))
        case "last": .text(voice.ago(last))
        case "lastExact": .text(voice.exact(last))
        default: nil
        }
    }
}

internal import FeatureRules
internal import Kernel
internal import Web

/// Somebody who used to talk, on paper: what they said, since when they are quiet, and whether they have left.
struct FormerLine: PageModel {
    let former: FormerlyActive
    let name: String
    let voice: Voice

    init(_ former: FormerlyActive, in reading: GroupReading, voice: Voice) {
        self.former = former
        self.voice = voice
        name = reading.names[MemberID(former.member)] ?? voice.say("member.unnamed")
    }

    func value(_ field: String) -> PageValue? {
        let last = Instant(milliseconds: former.lastMs)
        return switch field {
        case "name": .text(name)
        case "reason":
            .text(
                voice.say(
                    former.isPresent ? "former.reason" : "former.reason.gone", ["count": voice.grouped(Int(former.messages)), "ago": voice.ago(last)]))
        case "lastExact": .text(voice.exact(last))
        default: nil
        }
    }
}

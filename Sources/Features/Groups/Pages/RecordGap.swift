internal import Kernel
internal import Web

/// A group of which nothing newer was imported than of others: it may have fallen silent, or not.
struct RecordGap: PageModel {
    let group: GroupID
    /// Up to when the group is known, and the workspace.
    let until: Instant
    let asOf: Instant
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "gapSentence":
            .text(
                voice.say(
                    "groups.gap.sentence",
                    ["day": voice.day(seat.zone.day(of: until)), "count": voice.grouped(Int((asOf - until).wholeDays))]))
        case "importHref": .text(seat.path("/import"))
        case "silenceAction": .text(seat.path("/groups/\(group)/silence"))
        default: nil
        }
    }
}

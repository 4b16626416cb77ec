internal import FeatureStores
internal import Web

/// The customer groups in two sentences, for the first screen.
struct CustomerGroupSummary: PageModel {
    let overview: CustomerGroupOverview
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "whole":
            .text(
                voice.say(
                    "customer-groups.whole",
                    ["groups": voice.grouped(overview.groups), "count": "\(overview.groups)", "present": voice.grouped(overview.present)]))
        case "lately":
            .text(
                voice.say(
                    "customer-groups.lately",
                    [
                        "came": voice.grouped(overview.today.came), "went": voice.grouped(overview.today.went), "week": voice.grouped(overview.week.came),
                        "lost": voice.grouped(overview.week.went), "net": voice.signed(overview.week.net),
                    ]))
        case "href": .text(seat.path("/customer-groups"))
        default: nil
        }
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The first screen: whom to speak to, and how every group is.
struct HomeModel: PageModel {
    let tasks: [GroupTask]
    let groups: [GroupReading]
    let seat: Seat
    /// The sample this person has already.
    let sample: Seat?
    let offersSample: Bool
    let voice: Voice

    /// So many groups in the strip; the rest is one tap away.
    static let stripLength = 12

    func value(_ name: String) -> PageValue? {
        switch name {
        case "hasGroups": .flag(!groups.isEmpty)
        case "asOf": .text(groups.first.map { voice.say("home.as-of", ["time": voice.exact($0.asOf), "ago": voice.ago($0.asOf)]) })
        case "isOld": .flag(isOld)
        case "tasks": .list(tasks)
        case "hasTasks": .flag(!tasks.isEmpty)
        case "groups": .list(strip)
        case "groupsHref": .text(seat.path("/groups"))
        case "allGroups": .text(groups.count > Self.stripLength ? voice.say("home.all-groups", ["count": voice.grouped(groups.count)]) : nil)
        case "importHref": .text(seat.path("/import"))
        case "canImport": .flag(Set.operators.contains(seat.role))
        case "sampleHref": .text(sample?.path())
        case "hasSample": .flag(sample != nil)
        case "canMakeSample": .flag(sample == nil && offersSample)
        case "sampleAction": .text(seat.path("/sample"))
        default: nil
        }
    }

    private var strip: [GroupLine] {
        GroupLine.ordered(groups).prefix(Self.stripLength).map {
            GroupLine(reading: $0, href: seat.path("/groups/\($0.group.id)"), voice: voice)
        }
    }

    /// The chats end more than a week ago: newer ones tell more. A sample never gets newer.
    private var isOld: Bool {
        guard let asOf = groups.first?.asOf, !seat.isSample else { return false }
        return voice.now - asOf > .days(7)
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// The first screen: what to do, how every group is, and what the work did.
struct HomeModel: PageModel {
    let work: TodaysWork
    let groups: [GroupReading]
    /// The groups most likely to fall silent.
    let risks: [SilenceRisk]
    /// Nil where no group is a worry.
    let focus: FocusGroup?
    /// Nil if no company is connected.
    let customerGroups: CustomerGroupOverview?
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
        case "asOf": .text(groups.first.map { voice.say("home.as-of", ["time": voice.exact($0.asOf), "ago": voice.since($0.asOf)]) })
        case "isOld": .flag(isOld)
        case "stale": .model(StaleRecord(groups.first?.asOf, seat: seat, voice: voice))
        case "focus": .model(focus)
        case "summary": .model(customerGroups.map { CustomerGroupSummary(overview: $0, seat: seat, voice: voice) })
        case "isConnected": .flag(customerGroups != nil)
        case "worry": .model(worry)
        case "calm": .model(worry == nil ? GroupCalm(groups, focus: focus?.reading.group.id, seat: seat, voice: voice) : nil)
        case "robots": .model(work.asked.count > 1 ? RobotsLine(robots: work.asked, seat: seat, voice: voice) : nil)
        case "asked": .model((work.asked.count == 1 ? work.asked.first : nil).map { LikelyLine(candidate: $0, seat: seat, voice: voice) })
        case "lookalikes": .text(work.lookalikes > 0 ? voice.say("proposals.home", ["count": voice.grouped(work.lookalikes)]) : nil)
        case "lookalikesHref": .text(seat.path("/members/proposals"))
        case "groupsOfTasks": .list(work.groups(readings, first: focus?.reading.group.id))
        case "hasTasks": .flag(!work.tasks.isEmpty)
        case "canSettle": .flag(work.context.canSettle)
        case "settled": .model(SettledModel(work.settled, place: .home, context: work.context))
        case "rest": .text(work.rest > 0 ? voice.say("tasks.rest", ["count": voice.grouped(work.rest)]) : nil)
        case "tasksHref": .text(seat.path("/tasks"))
        case "tallies": .list(work.tallies.map { TallyModel(tally: $0, voice: voice) })
        case "hasTallies": .flag(!work.tallies.isEmpty)
        case "doneHref": .text(seat.path("/tasks?state=done"))
        case "groups": .list(strip)
        case "groupsHref": .text(seat.path("/groups"))
        case "allGroups": .text(groups.count > Self.stripLength ? voice.say("home.all-groups", ["count": voice.grouped(groups.count)]) : nil)
        case "importHref": .text(seat.path("/import"))
        case "canImport": .flag(Set.operators.contains(seat.role))
        case "wecomHref": .text(seat.role == .owner && !seat.isSample ? seat.path("/wecom") : nil)
        case "sampleHref": .text(sample?.path())
        case "hasSample": .flag(sample != nil)
        case "canMakeSample": .flag(sample == nil && offersSample)
        case "sampleAction": .text(seat.path("/sample"))
        default: nil
        }
    }

    private var worry: GroupWorry? { GroupWorry(groups, risks: risks, seat: seat, voice: voice) }

    private var readings: [GroupID: GroupReading] {
        Dictionary(groups.map { ($0.group.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private var strip: [GroupLine] {
        let ordered = GroupLine.ordered(groups), first = focus?.reading.group.id
        return (ordered.filter { $0.group.id == first } + ordered.filter { $0.group.id != first }).prefix(Self.stripLength).map {
            GroupLine(reading: $0, href: seat.path("/groups/\($0.group.id)"), voice: voice)
        }
    }

    /// The chats end more than a week ago: newer ones tell more. A sample never gets newer.
    private var isOld: Bool {
        guard let asOf = groups.first?.asOf, !seat.isSample else { return false }
        return voice.now - asOf > .days(7)
    }
}

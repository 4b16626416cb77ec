internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Storage
internal import Web

/// Everything that is known of one person, read in one go.
struct MemberReading: Sendable {
    let member: MemberID
    let identities: [IdentityEntry]
    let memberships: [MembershipEntry]
    let groups: [GroupID: String]
    /// The newest.
    let messages: [MessageEntry]
    let words: MemberWordFigures
    let standing: MemberStanding
    /// The workspace's last message; nil before it.
    let asOf: Instant?
    /// Up to the workspace's last message; empty before it.
    let weeks: [MemberQueries.Week]
    let inviters: [InvitationEntry]
    let invited: [InvitationEntry]
    /// Who of the company has them, or had them.
    let contacts: [ContactEntry]
    /// How they were welcomed as contacts, by companies that are connected.
    let greetings: [GreetingEntry]
    /// Of the channels they came by, and of whom they added; empty without greetings.
    let channels: [WelcomeChannel]
    let staff: [(id: String, name: String)]
    /// Of the inviters, of those invited that are shown, and of who has them as a contact.
    let names: [MemberID: String]
    /// Nil of one of the groups' people.
    let own: OwnKind?
    /// Looks like one, and nobody said anything about it.
    let isLikelyRobot: Bool
    /// Nil of who is not on the blacklist.
    let blacklisted: BlacklistEntry?

    static let messagesShown = 30
    static let invitedShown = 10
    static let greetingsShown = 5
    /// Talk by week is added up over so many groups, those they talk most in.
    static let groupsCharted = 40

    /// Nil if there is no such member.
    init?(_ member: MemberID, in seat: Seat, _ tx: any ReadTransaction) throws {
        let workspace = seat.workspace
        identities = try MemberQueries.identities(of: member, in: workspace, tx)
        guard !identities.isEmpty else { return nil }
        self.member = member
        memberships = try MemberQueries.memberships(of: member, in: workspace, tx)
        let mine = memberships.map(\.group)
        let latest = try MemberWordQueries.latest(of: member, zone: seat.zone, in: workspace, tx)
        messages = try latest.count < Self.messagesShown
            ? MessageQueries.said(by: member, limit: Self.messagesShown, zone: seat.zone, in: workspace, tx)
            : MessageQueries.some(latest.prefix(Self.messagesShown), in: workspace, tx)
        words = try MemberWordQueries.figures(of: latest, zone: seat.zone, in: workspace, tx)
        standing = try MemberStanding(member, in: mine, workspace: workspace, tx)
        asOf = try InsightsDesk.defaultAsOf(workspace, tx)
        let today = asOf.map { seat.zone.day(of: $0) }
        weeks = try today.map {
            try MemberQueries.weeks(of: member, in: Array(mine.prefix(Self.groupsCharted)), until: $0, workspace: workspace, tx)
        } ?? []
        inviters = try InvitationQueries.inviters(of: member, in: workspace, tx)
        invited = try InvitationQueries.invited(by: member, in: workspace, tx)
        let shown = invited.prefix(Self.invitedShown)
        contacts = try ContactQueries.of(member, in: workspace, tx)
        greetings = try GreetingQueries.of(member, limit: Self.greetingsShown, in: workspace, tx)
        channels = try greetings.isEmpty ? [] : ChannelQueries.choices(in: workspace, tx).map { WelcomeChannel(state: $0.state, name: $0.name) }
        staff = try greetings.isEmpty ? [] : ContactQueries.staff(in: workspace, tx)
        names = try MemberQueries.names(of: Set((inviters + shown).map(\.member) + contacts.compactMap(\.staff)), in: workspace, tx)
        let own = try OperatorBoard.own(in: workspace, tx)
        self.own = own.kind(of: member)
        isLikelyRobot = own.likelyRobots.contains(member)
        blacklisted = try Blacklist.entry(of: member, in: workspace, tx)
        var groups: [GroupID: String] = [:]
        for group in Set(mine + (inviters + shown).map(\.group)) { groups[group] = try GroupQueries.one(group, in: workspace, tx)?.name }
        self.groups = groups
    }
}

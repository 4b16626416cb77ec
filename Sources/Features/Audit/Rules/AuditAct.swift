public import Kernel

/// Something that somebody did and that is no event of the journal. Ids of members never stand in it; names are those of staff,
/// tokens and the workspace, as they were then.
public enum AuditAct: Sendable, Equatable {
    case importStarted(ImportID)
    case importCancelled(ImportID)
    case workspaceRenamed(to: String)
    case zoneChanged(to: String)
    case staffAdded(StaffID, name: String, role: String)
    case roleChanged(StaffID, name: String, role: String)
    case staffRemoved(StaffID, name: String)
    case passwordReset(StaffID, name: String)
    case tokenCreated(TokenID, name: String)
    case tokenRevoked(TokenID, name: String)
    case sampleMade(WorkspaceID)
    case sampleRemoved(WorkspaceID)
    case reportScheduled(isOn: Bool)
    case reportRemoved
    /// Names of webhooks are scheme and host: the rest of an address may hold a key.
    case webhookAdded(WebhookID, name: String)
    case webhookChanged(WebhookID, name: String)
    case webhookSecretChanged(WebhookID, name: String)
    case webhookSwitched(WebhookID, name: String, isOn: Bool)
    case webhookRemoved(WebhookID, name: String)
    /// Names of connections are corp ids.
    case connectionMade(ConnectionID, name: String)
    case connectionChanged(ConnectionID, name: String)
    /// What the platform calls with; the secret stays.
    case connectionCallbackChanged(ConnectionID, name: String)
    case connectionSwitched(ConnectionID, name: String, isOn: Bool)
    case connectionRemoved(ConnectionID, name: String)
    case liveCodeMade(LiveCodeID, name: String)
    /// The code or one of those it leads to.
    case liveCodeChanged(LiveCodeID, name: String)
    /// Names of a code's groups are those of the code and of the group.
    case liveTargetAdded(LiveCodeID, name: String)
    case liveTargetPaused(LiveCodeID, name: String, isPaused: Bool)
    case liveTargetRemoved(LiveCodeID, name: String)
    case liveCodeSwitched(LiveCodeID, name: String, isOn: Bool)
    case liveCodeRemoved(LiveCodeID, name: String)
    case welcomeMade(WelcomeID, name: String)
    /// What it says, when it holds, or its place.
    case welcomeChanged(WelcomeID, name: String)
    case welcomeSwitched(WelcomeID, name: String, isOn: Bool)
    case welcomeRemoved(WelcomeID, name: String)
    case groupWelcomeMade(GroupWelcomeID)
    case groupWelcomeChanged(GroupWelcomeID)
    case groupWelcomeRemoved(GroupWelcomeID)
    case channelMade(ChannelCodeID, name: String)
    case channelChanged(ChannelCodeID, name: String)
    case channelRemoved(ChannelCodeID, name: String)
    /// Names are userids.
    case channelStaffSwitched(ConnectionID, name: String, isOn: Bool)
    case archiveConnected(ConnectionID, name: String)
    case archiveChanged(ConnectionID, name: String)
    case archiveSwitched(ConnectionID, name: String, isOn: Bool)
    case archiveMediaChanged(ConnectionID, name: String)
    case blacklisted(MemberID, name: String)
    case unblacklisted(MemberID, name: String)
    case bridgeMade(BridgeID, name: String)
    case bridgeKeyChanged(BridgeID, name: String)
    case bridgeSwitched(BridgeID, name: String, isOn: Bool)
    case bridgeRemoved(BridgeID, name: String)

    /// The wire name: the form on disk, and a word of the API.
    public var kind: String {
        switch self {
        case .importStarted: "import.started"
        case .importCancelled: "import.cancelled"
        case .workspaceRenamed: "workspace.renamed"
        case .zoneChanged: "workspace.zone_changed"
        case .staffAdded: "staff.added"
        case .roleChanged: "staff.role_changed"
        case .staffRemoved: "staff.removed"
        case .passwordReset: "staff.password_reset"
        case .tokenCreated: "token.created"
        case .tokenRevoked: "token.revoked"
        case .sampleMade: "sample.made"
        case .sampleRemoved: "sample.removed"
        case .reportScheduled(let isOn): isOn ? "report.scheduled" : "report.unscheduled"
        case .reportRemoved: "report.removed"
        case .webhookAdded: "webhook.added"
        case .webhookChanged: "webhook.changed"
        case .webhookSecretChanged: "webhook.secret_changed"
        case .webhookSwitched(_, _, let isOn): isOn ? "webhook.switched_on" : "webhook.switched_off"
        case .webhookRemoved: "webhook.removed"
        case .connectionMade: "connection.made"
        case .connectionChanged: "connection.changed"
        case .connectionCallbackChanged: "connection.callback_changed"
        case .connectionSwitched(_, _, let isOn): isOn ? "connection.switched_on" : "connection.switched_off"
        case .connectionRemoved: "connection.removed"
        case .liveCodeMade: "live_code.made"
        case .liveCodeChanged: "live_code.changed"
        case .liveTargetAdded: "live_code.target_added"
        case .liveTargetPaused(_, _, let isPaused): isPaused ? "live_code.target_paused" : "live_code.target_resumed"
        case .liveTargetRemoved: "live_code.target_removed"
        case .liveCodeSwitched(_, _, let isOn): isOn ? "live_code.switched_on" : "live_code.switched_off"
        case .liveCodeRemoved: "live_code.removed"
        case .welcomeMade: "welcome.made"
        case .welcomeChanged: "welcome.changed"
        case .welcomeSwitched(_, _, let isOn): isOn ? "welcome.switched_on" : "welcome.switched_off"
        case .welcomeRemoved: "welcome.removed"
        case .groupWelcomeMade: "group_welcome.made"
        case .groupWelcomeChanged: "group_welcome.changed"
        case .groupWelcomeRemoved: "group_welcome.removed"
        case .channelMade: "channel.made"
        case .channelChanged: "channel.changed"
        case .channelRemoved: "channel.removed"
        case .channelStaffSwitched(_, _, let isOn): isOn ? "channel.staff_on" : "channel.staff_off"
        case .archiveConnected: "archive.connected"
        case .archiveChanged: "archive.changed"
        case .archiveMediaChanged: "archive.media_changed"
        case .archiveSwitched(_, _, let isOn): isOn ? "archive.switched_on" : "archive.switched_off"
        case .blacklisted: "blacklist.added"
        case .unblacklisted: "blacklist.removed"
        case .bridgeMade: "bridge.made"
        case .bridgeKeyChanged: "bridge.key_changed"
        case .bridgeSwitched(_, _, let isOn): isOn ? "bridge.switched_on" : "bridge.switched_off"
        case .bridgeRemoved: "bridge.removed"
        }
    }

    /// What it was done to.
    public var subject: Int64? {
        switch self {
        case .importStarted(let id), .importCancelled(let id): id.rawValue
        case .workspaceRenamed, .zoneChanged, .reportScheduled, .reportRemoved: nil
        case .staffAdded(let id, _, _), .roleChanged(let id, _, _), .staffRemoved(let id, _), .passwordReset(let id, _): id.rawValue
        case .tokenCreated(let id, _), .tokenRevoked(let id, _): id.rawValue
        case .sampleMade(let id), .sampleRemoved(let id): id.rawValue
        case .webhookAdded(let id, _), .webhookChanged(let id, _), .webhookSecretChanged(let id, _), .webhookSwitched(let id, _, _),
            .webhookRemoved(let id, _):
            id.rawValue
        case .connectionMade(let id, _), .connectionChanged(let id, _), .connectionCallbackChanged(let id, _), .connectionSwitched(let id, _, _), .connectionRemoved(let id, _): id.rawValue
        case .liveCodeMade(let id, _), .liveCodeChanged(let id, _), .liveCodeSwitched(let id, _, _), .liveCodeRemoved(let id, _): id.rawValue
        case .liveTargetAdded(let id, _), .liveTargetPaused(let id, _, _), .liveTargetRemoved(let id, _): id.rawValue
        case .welcomeMade(let id, _), .welcomeChanged(let id, _), .welcomeSwitched(let id, _, _), .welcomeRemoved(let id, _): id.rawValue
        case .groupWelcomeMade(let id), .groupWelcomeChanged(let id), .groupWelcomeRemoved(let id): id.rawValue
        case .archiveConnected(let id, _), .archiveChanged(let id, _), .archiveMediaChanged(let id, _), .archiveSwitched(let id, _, _): id.rawValue
        case .channelMade(let id, _), .channelChanged(let id, _), .channelRemoved(let id, _): id.rawValue
        case .channelStaffSwitched(let id, _, _): id.rawValue
        case .blacklisted(let id, _), .unblacklisted(let id, _): id.rawValue
        case .bridgeMade(let id, _), .bridgeKeyChanged(let id, _), .bridgeSwitched(let id, _, _), .bridgeRemoved(let id, _): id.rawValue
        }
    }

    /// The name of the subject, or what something was changed to.
    public var name: String? {
        switch self {
        case .workspaceRenamed(let name), .zoneChanged(let name): name
        case .staffAdded(_, let name, _), .roleChanged(_, let name, _), .staffRemoved(_, let name), .passwordReset(_, let name): name
        case .tokenCreated(_, let name), .tokenRevoked(_, let name): name
        case .webhookAdded(_, let name), .webhookChanged(_, let name), .webhookSecretChanged(_, let name), .webhookSwitched(_, let name, _),
            .webhookRemoved(_, let name), .connectionMade(_, let name), .connectionChanged(_, let name), .connectionCallbackChanged(_, let name), .connectionSwitched(_, let name, _),
            .connectionRemoved(_, let name):
            name
        case .liveCodeMade(_, let name), .liveCodeChanged(_, let name), .liveCodeSwitched(_, let name, _), .liveCodeRemoved(_, let name): name
        case .liveTargetAdded(_, let name), .liveTargetPaused(_, let name, _), .liveTargetRemoved(_, let name): name
        case .welcomeMade(_, let name), .welcomeChanged(_, let name), .welcomeSwitched(_, let name, _), .welcomeRemoved(_, let name): name
        case .archiveConnected(_, let name), .archiveChanged(_, let name), .archiveMediaChanged(_, let name), .archiveSwitched(_, let name, _): name
        case .channelMade(_, let name), .channelChanged(_, let name), .channelRemoved(_, let name), .channelStaffSwitched(_, let name, _): name
        case .blacklisted(_, let name), .unblacklisted(_, let name): name
        case .bridgeMade(_, let name), .bridgeKeyChanged(_, let name), .bridgeSwitched(_, let name, _), .bridgeRemoved(_, let name): name
        case .importStarted, .importCancelled, .sampleMade, .sampleRemoved, .reportScheduled, .reportRemoved, .groupWelcomeMade, .groupWelcomeChanged,
            .groupWelcomeRemoved:
            nil
        }
    }

    /// The role that was given.
    public var role: String? {
        switch self {
        case .staffAdded(_, _, let role), .roleChanged(_, _, let role): role
        default: nil
        }
    }
}

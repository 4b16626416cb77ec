public import Kernel

/// One limit that the platform sets. They change: each says where and when it was read.
public struct WeComPolicy: Hashable, Sendable {
    public let value: Int
    /// Of what, such as `calls per minute, corp and API`.
    public let unit: String
    /// `D:90312` is developer.work.weixin.qq.com/document/path/90312.
    public let source: String
    /// When the source said so: its own date if it has one, else the year in which it was read.
    public let since: String

    private init(_ value: Int, _ unit: String, _ source: String, since: String = "2025") {
        self.value = value
        self.unit = unit
        self.source = source
        self.since = since
    }

    /// The value as a time; for limits whose unit begins with `seconds`.
    public var span: Span { .seconds(Int64(value)) }

    public static let callsPerMinute = Self(10_000, "calls per minute, corp and API", "D:90312")
    public static let callsPerHour = Self(150_000, "calls per hour, corp and API", "D:90312")
    public static let addressCallsPerMinute = Self(20_000, "calls per minute, address and API", "D:90312")
    public static let addressCallsPerHour = Self(600_000, "calls per hour, address and API", "D:90312")
    public static let ticketsPerHour = Self(100, "calls per hour, app", "D:90454")
    public static let robotMessagesPerMinute = Self(20, "messages per minute, robot", "D:91770, D:99398")
    public static let picturesPerDay = Self(1_000, "calls of media/uploadimg per day, corp", "D:90312")
    public static let picturesPerMonth = Self(3_000, "calls of media/uploadimg per month, corp", "D:90312")
    public static let permitListsPerMinute = Self(1_000, "calls of msgaudit/get_permit_user_list per minute", "D:91614")
    public static let singleAgreesPerMinute = Self(2_500, "calls of msgaudit/check_single_agree per minute", "D:91782")
    public static let roomAgreesPerMinute = Self(1_500, "calls of msgaudit/check_room_agree per minute", "D:91782")

    public static let tokenLife = Self(7_200, "seconds", "D:91039")
    public static let welcomeCodeLife = Self(20, "seconds after the event", "D:92137")
    public static let mediaLife = Self(259_200, "seconds", "D:90253")
    public static let signInCodeLife = Self(300, "seconds", "D:91022")
    public static let minuteBlock = Self(60, "seconds without service after too many calls in a minute", "D:90312")
    public static let hourBlock = Self(3_600, "seconds without service after too many calls in an hour", "D:90312")

    public static let attachments = Self(9, "attachments of a message", "D:92135, D:92137")
    public static let textBytes = Self(4_000, "bytes of a welcome or broadcast", "D:92135, D:92137", since: "2025-11-17")
    public static let appTextBytes = Self(2_048, "bytes of a text to members or by a robot", "D:90236, D:91770")
    public static let robotMarkdownBytes = Self(4_096, "bytes of markdown by a robot", "D:91770")
    public static let groupWelcomeBytes = Self(3_000, "bytes of a group's welcome", "D:92366")
    public static let groupWelcomes = Self(100, "group welcomes, corp", "D:92366")
    public static let imageBytes = Self(10_485_760, "bytes of an image", "D:90253")
    public static let videoBytes = Self(10_485_760, "bytes of a video", "D:90253")
    public static let voiceBytes = Self(2_097_152, "bytes of a voice", "D:90253")
    public static let fileBytes = Self(20_971_520, "bytes of a file", "D:90253")
    public static let pictureBytes = Self(2_097_152, "bytes of a picture for media/uploadimg or a robot", "D:90253, D:91770")
    public static let smallestMediaBytes = Self(6, "bytes of any media", "D:90253")

    public static let codes = Self(500_000, "contact ways and join ways together, corp", "D:92228, D:99547", since: "2026-01-05")
    public static let codeUsers = Self(100, "members of a contact way", "D:92228")
    public static let codeGroups = Self(5, "groups of a join way", "D:99547", since: "2026-01-05")
    public static let stateLength = Self(30, "characters of a state", "D:92228, D:99547", since: "2026-01-05")
    public static let remarkLength = Self(20, "characters of a remark", "D:92115")
    public static let descriptionLength = Self(150, "characters of a description", "D:92115")
    public static let tags = Self(10_000, "tags, corp", "D:92117")
    public static let tagNameLength = Self(30, "characters of a tag", "D:92117")
    public static let contactTags = Self(3_000, "tags of a member's contact", "D:92118")
    public static let transferItems = Self(100, "customers or groups of one transfer", "D:92125, D:95703")
    public static let broadcastCustomers = Self(10_000, "customers of a broadcast", "D:92135", since: "2025-11-17")
    public static let broadcastGroups = Self(2_000, "groups of a broadcast", "D:92135", since: "2025-11-17")
    public static let remindersPerDay = Self(3, "reminders of a broadcast per 24 h", "D:97610")
    public static let groupTransfersPerDay = Self(300, "groups transferred per day, former owner", "D:95703")
    /// A vendor's page of help; older texts say 200.
    public static let groupMembers = Self(500, "members of a group that a member of the corp opened", "D:92229, vendors")
    public static let wechatGroupMembers = Self(200, "members of a group that somebody in WeChat opened", "vendors")
    /// No page of the platform says so.
    public static let personalCodeLife = Self(604_800, "seconds until the QR code of a group by WeChat expires", "communities")
    public static let callbackTime = Self(5, "seconds until the platform hangs up on a callback", "D:90930")
    public static let callbackTries = Self(3, "tries after a callback without answer", "D:90930")
    public static let archivePageSize = Self(1_000, "messages of one pull of the archive", "D:91774", since: "2026-01-19")
    public static let archiveLife = Self(432_000, "seconds in which messages can be pulled from the archive", "D:91774", since: "2026-01-19")
    public static let pageSize = Self(1_000, "groups of one page", "D:92120")
    public static let contactPageSize = Self(100, "contacts of one page", "D:92994")
}

public import Kernel

/// Reads one export from its first byte to its last, in batches; memory does not grow with the file.
public protocol ExportReader {
    /// Fills `batch` (emptied by the caller) until it is full or the export ends. False: nothing was left to read.
    mutating func read(into batch: inout LineBatch) throws -> Bool
}

/// What only the person who imports can know.
public struct ReadOptions: Sendable, Codable {
    /// The zone of times that carry none.
    public var zone: Zone
    /// The year of the first line, for formats that carry none. It goes up by one whenever the month falls.
    public var year: Int?
    /// The day of the first line, for formats that write only the time of day. It goes up by one whenever the clock falls.
    public var day: LocalDay?
    /// The order of dates such as 03/04/24, for a file that does not show it.
    public var dateOrder: DateOrder?
    /// Which column means what, for a CSV that no known tool wrote.
    public var columns: ColumnMapping?
    /// A packed file that unpacks to more bytes than this is refused, whatever its size.
    public var maxUnpackedBytes: Int64

    public init(
        zone: Zone = .shanghai, year: Int? = nil, day: LocalDay? = nil, dateOrder: DateOrder? = nil,
        columns: ColumnMapping? = nil, maxUnpackedBytes: Int64 = 64 << 30
    ) {
        self.zone = zone
        self.year = year
        self.day = day
        self.dateOrder = dateOrder
        self.columns = columns
        self.maxUnpackedBytes = maxUnpackedBytes
    }
}

/// Names of the columns of a generic CSV, as they stand in its header.
public struct ColumnMapping: Sendable, Hashable, Codable {
    public var time: String
    public var sender: String
    public var text: String
    public var senderName: String?
    public var group: String?
    public var type: String?

    public init(
        time: String, sender: String, text: String, senderName: String? = nil, group: String? = nil, type: String? = nil
    ) {
        self.time = time
        self.sender = sender
        self.text = text
        self.senderName = senderName
        self.group = group
        self.type = type
    }
}

/// Whose world the identities of a format belong to.
public enum IdentityScope: Sendable {
    /// The identity means the same person in every group (wxid, QQ number).
    case platform
    /// Only a name: the same name in another group may be another person.
    case group
}

/// A format Quanzi reads. The raw value is what `--format` takes and `--json` prints.
public enum ExportFormat: String, Sendable, CaseIterable, Codable {
    case memoTraceCSV = "memotrace-csv"
    case memoTrace2CSV = "memotrace2-csv"
    case memoTraceJSON = "memotrace-json"
    case memoTraceTXT = "memotrace-txt"
    case pyWxDumpCSV = "pywxdump-csv"
    case pyWxDumpJSON = "pywxdump-json"
    case chatlogJSON = "chatlog-json"
    case chatlogCSV = "chatlog-csv"
    case chatlogTXT = "chatlog-txt"
    case weFlowCSV = "weflow-csv"
    case weFlowJSON = "weflow-json"
    case weFlowTXT = "weflow-txt"
    case chatLabJSON = "chatlab-json"
    case chatLabJSONL = "chatlab-jsonl"
    case weChatMail = "wechat-mail"
    case weComCopy = "wecom-copy"
    case weComArchive = "wecom-archive"
    case qqTXT = "qq-txt"
    case qqExporterJSON = "qce-json"
    case qqExporterTXT = "qce-txt"
    case telegramJSON = "telegram-json"
    case whatsAppTXT = "whatsapp-txt"
    case discordJSON = "discord-json"
    case ircLog = "irc-log"
    case genericCSV = "csv"
    case jsonLines = "jsonl"

    /// The namespace of identities: the same wxid found by two tools is the same person.
    public var platform: String {
        switch self {
        case .memoTraceCSV, .memoTrace2CSV, .memoTraceJSON, .memoTraceTXT, .pyWxDumpCSV, .pyWxDumpJSON, .chatlogJSON,
            .chatlogCSV, .chatlogTXT, .weFlowCSV, .weFlowJSON, .weFlowTXT, .chatLabJSON, .chatLabJSONL, .weChatMail:
            "wechat"
        case .weComCopy, .weComArchive: "wecom"
        case .qqTXT, .qqExporterJSON, .qqExporterTXT: "qq"
        case .telegramJSON: "telegram"
        case .whatsAppTXT: "whatsapp"
        case .discordJSON: "discord"
        case .ircLog: "irc"
        case .genericCSV, .jsonLines: "chat"
        }
    }

    /// Formats that carry names only.
    public var scope: IdentityScope {
        switch self {
        case .memoTraceTXT, .weFlowCSV, .weFlowTXT, .weChatMail, .weComCopy, .whatsAppTXT, .memoTraceJSON, .qqExporterTXT,
            .memoTrace2CSV:
            .group
        default: .platform
        }
    }

    /// Formats whose lines may carry no year: a file that lacks it is refused without `ReadOptions.year`.
    public var needsYear: Bool {
        switch self {
        case .chatlogTXT, .weComCopy: true
        default: false
        }
    }
}

/// Why an export cannot be read at all. Nothing was changed.
public enum ExportError: Error, Hashable, Sendable {
    case notFound
    case notAFile(String)
    case notReadable(String)
    case empty
    /// Not one of the known formats; the names of those that were tried.
    case unrecognised(tried: [ExportFormat])
    /// `--format` was given, but the file is not of it.
    case notOfFormat(ExportFormat)
    case yearNeeded(ExportFormat)
    case dayNeeded(ExportFormat)
    case dateOrderNeeded(ExportFormat)
    case columnsNeeded(found: [String])
    case columnMissing(String, found: [String])
    /// Packed data that unpacks to more than the limit allows.
    case unpacksTooFar(limitBytes: Int64)
    case brokenArchive(String)
    case archiveOfManyWithoutExport
    case tooDeep(line: Int)
    case lineTooLong(line: Int, limitBytes: Int)
    case brokenJSON(line: Int)
    case readFailed(String)
}

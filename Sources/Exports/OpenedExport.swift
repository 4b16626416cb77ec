/// One export found in a file, ready to be read.
public struct OpenedExport: Sendable {
    /// The path as given, for an entry of a .zip with the entry's name behind it.
    public let name: String
    public let format: ExportFormat
    /// Size on disk, of the whole archive if packed: what `LineBatch.bytesRead` runs up to.
    public let sizeBytes: Int64
    /// Of one of several exports in a .zip: what its group is called if the export itself does not say. IRC writes a file a
    /// day: those of one folder belong together. Any other file is a chat of its own.
    public internal(set) var bundledName: String?

    let path: String
    /// Number of the entry in a .zip, from 0.
    let entry: Int
    /// Shared by all exports of a .zip.
    var bundle: ArchiveBundle?
    let options: ReadOptions

    /// Opens it at its start. A reader holds the file open and some MiB of memory: have one at a time.
    /// - Throws: `ExportError`.
    public func reader() throws -> any ExportReader {
        let source = try ByteSource(path: path, entry: entry, bundle: bundle, allowance: options.allowance)
        return try OpenedExport.reader(of: source, format: format, options: options)
    }

    /// The reader of a source that stands at its start.
    static func reader(of source: ByteSource, format: ExportFormat, options: ReadOptions) throws -> any ExportReader {
        switch format {
        case .memoTraceCSV: return try TableReader<MemoTraceTable>(source, options)
        case .memoTrace2CSV: return try TableReader<MemoTrace2Table>(source, options)
        case .pyWxDumpCSV: return try TableReader<PyWxDumpTable>(source, options)
        case .chatlogCSV: return try TableReader<ChatlogTable>(source, options)
        case .weFlowCSV: return try TableReader<WeFlowTable>(source, options)
        case .genericCSV: return try TableReader<GenericTable>(source, options)
        case .jsonLines: return ElementReader(source, JSONLines(), options)
        case .memoTraceJSON: return ElementReader(source, MemoTraceElements(), options)
        case .pyWxDumpJSON: return ElementReader(source, PyWxDumpElements(), options)
        case .chatlogJSON: return ElementReader(source, ChatlogElements(), options)
        case .weFlowJSON: return ElementReader(source, WeFlowElements(), options)
        case .chatLabJSON, .chatLabJSONL: return ElementReader(source, ChatLabElements(), options)
        case .weComArchive: return ElementReader(source, WeComArchive(), options)
        case .qqExporterJSON: return ElementReader(source, QQExporter(), options)
        case .telegramJSON: return ElementReader(source, Telegram(), options)
        case .discordJSON: return ElementReader(source, Discord(), options)
        case .memoTraceTXT, .chatlogTXT, .weFlowTXT, .weChatMail, .weComCopy, .qqTXT, .qqExporterTXT, .whatsAppTXT, .ircLog:
            return try textReader(for: format, source: source, options: options)
        }
    }
}

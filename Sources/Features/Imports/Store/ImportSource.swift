public import Exports

/// Something to import: an export found in a file, or lines that are made up.
public struct ImportSource: Sendable {
    public var name: String
    public var format: ExportFormat
    /// What `LineBatch.bytesRead` runs up to; 0 if nobody knows.
    public var sizeBytes: Int64
    public var reader: @Sendable () throws -> any ExportReader

    public init(
        name: String, format: ExportFormat, sizeBytes: Int64, reader: @escaping @Sendable () throws -> any ExportReader
    ) {
        self.name = name
        self.format = format
        self.sizeBytes = sizeBytes
        self.reader = reader
    }

    public init(_ export: OpenedExport) {
        self.init(name: export.name, format: export.format, sizeBytes: export.sizeBytes, reader: { try export.reader() })
    }
}

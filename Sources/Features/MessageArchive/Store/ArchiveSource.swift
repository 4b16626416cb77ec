public import ArchiveConnector
public import WeComConnector

/// Where records come from: in production the library in a process of its own, and the platform's API.
public struct ArchiveSource: Sendable {
    /// Records after a seq, at most so many, ascending.
    public var records: @Sendable (_ after: Int64, _ limit: Int) async throws -> [ArchiveRecord]
    /// What a record says, as JSON.
    public var decrypted: @Sendable (ArchiveRecord) async throws -> [UInt8]
    /// A picture, voice or file by the platform's id of it; nil if it has more bytes than that.
    public var file: @Sendable (_ file: String, _ most: Int) async throws -> [UInt8]?
    /// Who agreed in a room.
    public var agreements: @Sendable (_ room: String) async throws -> [WeComAgreements.Entry]

    public init(
        records: @escaping @Sendable (_ after: Int64, _ limit: Int) async throws -> [ArchiveRecord],
        decrypted: @escaping @Sendable (ArchiveRecord) async throws -> [UInt8],
        file: @escaping @Sendable (_ file: String, _ most: Int) async throws -> [UInt8]?,
        agreements: @escaping @Sendable (_ room: String) async throws -> [WeComAgreements.Entry]
    ) {
        self.records = records
        self.decrypted = decrypted
        self.file = file
        self.agreements = agreements
    }
}

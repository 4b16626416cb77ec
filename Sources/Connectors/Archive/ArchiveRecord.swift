internal import Foundation

/// A record of the archive as the platform hands it out.
public struct ArchiveRecord: Sendable, Equatable {
    /// Ascending; where the next look goes on.
    public var seq: Int64
    public var id: String
    /// Which public key it is sealed for.
    public var keyVersion: Int
    /// RSA, PKCS#1 v1.5.
    public var sealedKey: [UInt8]
    /// Only the library opens it.
    public var sealed: String
    /// As it came, to be kept if nothing can be made of it.
    public var raw: String

    public init(seq: Int64, id: String, keyVersion: Int, sealedKey: [UInt8], sealed: String, raw: String) {
        self.seq = seq
        self.id = id
        self.keyVersion = keyVersion
        self.sealedKey = sealedKey
        self.sealed = sealed
        self.raw = raw
    }

    /// Reads what `GetChatData` gives: records in ascending order.
    ///
    /// - Throws: `ArchiveFailure.unreadable`, `.refused` with the platform's code.
    static func all(in document: [UInt8], after seq: Int64) throws(ArchiveFailure) -> [ArchiveRecord] {
        struct Page: Decodable {
            struct Record: Decodable {
                var seq: Int64
                var msgid: String
                var publickey_ver: Int
                var encrypt_random_key: String
                var encrypt_chat_msg: String
            }

            var errcode: Int32
            var chatdata: [Record]?
        }
        guard let page = try? JSONDecoder().decode(Page.self, from: Data(document)) else { throw .unreadable }
        guard page.errcode == 0 else { throw .refused(code: page.errcode) }
        let records = (page.chatdata ?? []).filter { $0.seq > seq }.sorted { $0.seq < $1.seq }
        return records.map { record in
            ArchiveRecord(
                seq: record.seq, id: record.msgid, keyVersion: record.publickey_ver,
                sealedKey: Data(base64Encoded: record.encrypt_random_key).map(Array.init) ?? [], sealed: record.encrypt_chat_msg,
                raw: "\(record.publickey_ver) \(record.encrypt_random_key) \(record.encrypt_chat_msg)")
        }
    }
}

internal import FeatureRules
internal import Foundation

/// A picture, voice or file that a record of the archive speaks of.
struct ArchiveAttachment: Sendable, Hashable {
    var kind: ArchiveMediaKind
    /// The platform's id of it.
    var file: String
    /// As announced: hex digits, empty if nothing was.
    var md5: String
    /// As announced; 0 if nothing was.
    var bytes: Int64
    /// Only of files.
    var name: String

    /// So many of one record; a mixed message has a handful.
    private static let most = 32
    private static let longestFile = 4096
    private static let longestName = 255
    /// More than any file has; sums of it are numbers too.
    private static let mostBytes: Int64 = 1 << 40

    /// In their order; none if the record has none that can be read. Pictures within forwarded records are none of this message.
    static func all(in record: [UInt8]) -> [ArchiveAttachment] {
        guard let record = try? JSONDecoder().decode(Record.self, from: Data(record)) else { return [] }
        if let body = record.bodies.first(where: { $0.kind.rawValue == record.msgtype }) { return [attachment(body.kind, body.body)].compactMap(\.self) }
        return (record.mixed?.item ?? []).prefix(most).compactMap { item in
            guard let kind = ArchiveMediaKind(rawValue: item.type), let body = try? JSONDecoder().decode(Body.self, from: Data(item.content.utf8))
            else { return nil }
            return attachment(kind, body)
        }
    }

    private static func attachment(_ kind: ArchiveMediaKind, _ body: Body) -> ArchiveAttachment? {
        guard let file = body.sdkfileid, !file.isEmpty, file.utf8.count <= longestFile, !file.utf8.contains(0) else { return nil }
        let name = (body.filename ?? "").unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
        let md5 = body.md5sum?.lowercased() ?? "", announced = body.filesize ?? body.voice_size ?? body.imagesize ?? 0
        return ArchiveAttachment(
            kind: kind, file: file, md5: md5.wholeMatch(of: /[0-9a-f]{32}/) == nil ? "" : md5, bytes: min(max(0, announced), mostBytes),
            name: String(String.UnicodeScalarView(name.prefix(longestName))))
    }

    private struct Record: Decodable {
        var msgtype: String
        var image, emotion, voice, video, file: Body?
        var mixed: Mixed?

        var bodies: [(kind: ArchiveMediaKind, body: Body)] {
            [(.image, image), (.emotion, emotion), (.voice, voice), (.video, video), (.file, file)].compactMap { kind, body in body.map { (kind, $0) } }
        }
    }

    private struct Body: Decodable {
        var sdkfileid, md5sum, filename: String?
        var filesize, voice_size, imagesize: Int64?
    }

    private struct Mixed: Decodable {
        struct Item: Decodable { var type, content: String }

        var item: [Item]
    }
}

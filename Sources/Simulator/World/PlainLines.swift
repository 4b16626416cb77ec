internal import Exports
internal import FeatureStores
internal import Foundation
internal import Kernel

/// Writes lines as plain JSONL, the format that carries the least: `group, sender, time, type, text` and names.
public enum PlainLines {
    /// Calls `write` with the lines of a community as bytes, batch by batch, and says how many lines there were.
    public static func write(_ community: Community, _ write: ([UInt8]) throws -> Void) throws -> Int {
        var reader = try community.source().reader()
        var batch = LineBatch(), count = 0
        while try reader.read(into: &batch) {
            var bytes: [UInt8] = []
            for line in batch.lines {
                bytes += try record(line, batch)
                bytes.append(0x0A)
            }
            try write(bytes)
            count += batch.lines.count
            batch.removeAll()
        }
        return count
    }

    private struct Record: Encodable {
        var group: String
        var group_name: String
        var sender: String
        var sender_name: String
        var time: String
        var type: String
        var text: String
        var reply_text: String?
    }

    private static func record(_ line: Line, _ batch: LineBatch) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(
            Record(
                group: batch.text(line.group), group_name: batch.text(line.groupName), sender: batch.text(line.sender),
                sender_name: batch.text(line.senderName), time: line.at.iso, type: type(of: line.kind), text: batch.text(line.text),
                reply_text: line.quote.isEmpty ? nil : batch.text(line.quote)))
    }

    /// The words of the format; what it has no word for is a system line.
    private static func type(of kind: LineKind) -> String {
        switch kind {
        case .joinedByInvitation, .joinedByQR, .joined: "join"
        case .left, .removed: "leave"
        case .nick: "nick"
        case .text: "text"
        case .image: "image"
        case .voice: "voice"
        case .video: "video"
        case .file: "file"
        case .sticker: "sticker"
        case .link: "link"
        case .location: "location"
        case .card: "card"
        case .redPacket: "red_packet"
        case .transfer: "transfer"
        case .miniProgram: "mini_program"
        case .forward: "forward"
        case .chainOrder: "chainOrder"
        case .call: "call"
        case .action: "action"
        case .other: "other"
        case .groupRenamed, .recalled, .ownerChanged, .redPacketClaimed, .pat, .notice, .system: "system"
        }
    }
}

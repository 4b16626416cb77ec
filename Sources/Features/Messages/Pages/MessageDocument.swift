internal import Exports
internal import FeatureStores
internal import Kernel
internal import Web

/// A message in the API.
struct MessageDocument: APIDocument {
    var id: MessageID
    var group: GroupID
    var member: MemberID
    /// Of the member; empty if nobody knows it.
    var name: String
    var at: Instant
    var kind: String
    var text: String
    var quote: String?

    static var notes: [String: String] {
        [
            "name": "The name the member bore last.", "kind": "text, image, voice, video, file, red_packet and others.",
            "quote": "What the message answers, if the export tells it.",
        ]
    }

    init(_ entry: MessageEntry) {
        id = entry.id
        group = entry.group
        member = entry.member
        name = entry.name
        at = entry.at
        kind = LineKind(rawValue: entry.kind).map { APIWord.of("\($0)") } ?? "other"
        text = entry.text
        quote = entry.quote
    }
}

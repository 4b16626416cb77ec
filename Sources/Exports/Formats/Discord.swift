/// JSON of DiscordChatExporter: one channel a file.
struct Discord: ElementFormat {
    static var format: ExportFormat { .discordJSON }
    static var documentKeys: [StaticString] { ["channel"] }

    private let names = ByteArena()
    private var channel = Bytes.none
    private var channelName = Bytes.none

    mutating func note(_ key: Bytes, _ value: JSONValue) {
        guard let object = value.object else { return }
        channel = names.joined([object["id"]?.text(names) ?? .none])
        channelName = names.joined([object["name"]?.text(names) ?? .none])
    }

    func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        draft.group = channel
        draft.groupName = channelName
        draft.time = element["timestamp"]?.text(arena) ?? .none
        if let author = element["author"]?.object {
            draft.sender = author["id"]?.text(arena) ?? .none
            draft.senderName = (author["nickname"] ?? author["name"])?.text(arena) ?? .none
        }
        draft.text = element["content"]?.text(arena) ?? .none
        guard let type = element["type"] else { return .rejected(.missingType) }
        if type.bytes.equals("Default") || type.bytes.equals("Reply") {
            takeMedia(element, arena, &draft)
        } else {
            event(type.bytes, element, arena, &draft)
        }
        return .line
    }

    private func takeMedia(_ element: JSONObject, _ arena: ByteArena, _ draft: inout Draft) {
        if let forwarded = element["forwardedMessage"]?.object {
            draft.kind = .forward
            if draft.text.isEmpty { draft.text = forwarded["content"]?.text(arena) ?? .none }
        }
        guard draft.text.isEmpty else { return }
        if let file = element["attachments"]?.elements(limit: 1).first?.object?["fileName"]?.text(arena) {
            draft.text = file
            draft.kind = Discord.kind(ofFile: file)
        } else if let sticker = element["stickers"]?.elements(limit: 1).first?.object?["name"]?.text(arena) {
            draft.text = sticker
            draft.kind = .sticker
        } else if let card = element["embeds"]?.elements(limit: 1).first?.object {
            draft.text = (card["title"] ?? card["url"])?.text(arena) ?? .none
            draft.kind = .link
        }
    }

    private static func kind(ofFile name: Bytes) -> LineKind {
        let ending = String(decoding: name.suffix(5), as: UTF8.self).lowercased()
        if [".png", ".jpg", ".jpeg", ".gif", ".webp"].contains(where: ending.hasSuffix) { return .image }
        if [".mp4", ".mov", ".webm"].contains(where: ending.hasSuffix) { return .video }
        return [".ogg", ".mp3", ".m4a", ".wav"].contains(where: ending.hasSuffix) ? .voice : .file
    }

    /// Kinds the exporter has a word for; the sentence behind it is always English.
    private func event(_ type: Bytes, _ element: JSONObject, _ arena: ByteArena, _ draft: inout Draft) {
        if type.equals("GuildMemberJoin") {
            draft.kind = .joined
        } else if type.equals("RecipientAdd") || type.equals("RecipientRemove") {
            draft.kind = type.equals("RecipientAdd") ? .joinedByInvitation : .removed
            guard let person = element["mentions"]?.elements(limit: 1).first?.object,
                let id = person["id"]?.text(arena), !id.elementsEqual(draft.sender)
            else {
                draft.kind = type.equals("RecipientAdd") ? .joined : .left
                return
            }
            draft.other = draft.sender
            draft.sender = id
            draft.senderName = (person["nickname"] ?? person["name"])?.text(arena) ?? .none
        } else if type.equals("ChannelNameChange") {
            draft.kind = .groupRenamed
            let mark: StaticString = "Changed the channel name: "
            if draft.text.has(mark) { draft.text = draft.text.piece(from: mark.utf8CodeUnitCount) }
        } else if type.equals("ChannelPinnedMessage") {
            draft.kind = .notice
        } else if type.equals("Call") {
            draft.kind = .call
        } else if let first = type.first, first >= 48, first <= 57 {
            // A number: the exporter has no word for it, mostly what a program answered to a command.
            draft.kind = .other
        } else {
            draft.kind = .system
        }
    }
}

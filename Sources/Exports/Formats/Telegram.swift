/// Telegram Desktop's `result.json`, of one chat or of all.
struct Telegram: ElementFormat {
    static var format: ExportFormat { .telegramJSON }
    static var documentKeys: [StaticString] { ["id", "name"] }

    private let names = ByteArena()
    private var id = Bytes.none
    private var name = Bytes.none

    mutating func beginChat() {
        names.reset()
        id = .none
        name = .none
    }

    mutating func note(_ key: Bytes, _ value: JSONValue) {
        let text = names.joined([value.text(names)])
        if key.equals("id") { id = text } else { name = text }
    }

    func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        (draft.group, draft.groupName) = id.isEmpty ? (name, .none) : (id, name)
        // `date` is the wall clock of whoever exported.
        draft.time = (element["date_unixtime"] ?? element["date"])?.text(arena) ?? .none
        guard let type = element["type"] else { return .rejected(.missingType) }
        if type.bytes.equals("service") { return event(element, arena, &draft) }
        guard type.bytes.equals("message") else { return .rejected(.badType) }
        let from = element["from"]?.text(arena) ?? .none
        draft.sender = element["from_id"]?.text(arena) ?? from
        draft.senderName = element["from_id"] == nil ? .none : from
        draft.text = text(element["text"], arena)
        draft.kind = kind(element)
        if draft.text.isEmpty { draft.text = (element["file_name"] ?? element["sticker_emoji"])?.text(arena) ?? .none }
        return .line
    }

    /// A string, or strings and marked-up pieces in a row.
    private func text(_ value: JSONValue?, _ arena: ByteArena) -> Bytes {
        guard let value, value.kind == .array else { return value?.text(arena) ?? .none }
        return arena.joined(value.elements().compactMap { $0.object?["text"]?.text(arena) ?? $0.text(arena) })
    }

    private func kind(_ element: JSONObject) -> LineKind {
        if let media = element["media_type"]?.bytes {
            if media.equals("sticker") { return .sticker }
            if media.equals("voice_message") || media.equals("audio_file") { return .voice }
            return media.has("video") || media.equals("animation") ? .video : .file
        }
        if element["photo"] != nil { return .image }
        if element["location_information"] != nil { return .location }
        if element["contact_information"] != nil { return .card }
        if element["poll"] != nil { return .other }
        return element["file"] != nil ? .file : .text
    }

    private func event(_ element: JSONObject, _ arena: ByteArena, _ draft: inout Draft) -> DraftOutcome {
        guard let action = element["action"], action.kind == .string else { return .rejected(.missingType) }
        let name = element["actor"]?.text(arena) ?? .none
        draft.sender = element["actor_id"]?.text(arena) ?? name
        draft.senderName = element["actor_id"] == nil ? .none : name
        let word = action.bytes
        if word.equals("invite_members") || word.equals("remove_members") {
            members(element, isJoining: word.equals("invite_members"), actor: name, arena, &draft)
        } else if word.equals("join_group_by_link") || word.equals("join_group_by_request") {
            draft.kind = .joined
            draft.other = element["inviter"]?.text(arena) ?? .none
            draft.otherIsName = !draft.other.isEmpty
        } else if word.equals("edit_group_title") {
            draft.kind = .groupRenamed
            draft.text = element["title"]?.text(arena) ?? .none
        } else if word.equals("pin_message") {
            draft.kind = .notice
        } else if word.has("phone_call") || word.has("group_call") {
            draft.kind = .call
        } else {
            draft.kind = .system
            draft.text = word
        }
        return .line
    }

    /// Who comes or goes by himself is the only one of the members and the actor too.
    private func members(_ element: JSONObject, isJoining: Bool, actor: Bytes, _ arena: ByteArena, _ draft: inout Draft) {
        let people = (element["members"]?.elements() ?? []).map { $0.text(arena) }.filter { !$0.isEmpty }
        if people.isEmpty || people.count == 1 && people[0].elementsEqual(actor) {
            draft.kind = isJoining ? .joined : .left
            return
        }
        draft.kind = isJoining ? .joinedByInvitation : .removed
        draft.other = draft.sender
        draft.sender = people[0]
        draft.senderName = .none
        draft.senderIsName = true
        draft.alsoAbout = Array(people.dropFirst())
    }
}

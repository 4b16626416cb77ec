/// JSON of qq-chat-exporter, versions 4 and 5, whole or as the chunks of its large exports.
struct QQExporter: ElementFormat {
    static var format: ExportFormat { .qqExporterJSON }
    static var documentKeys: [StaticString] { ["chatInfo"] }

    private let names = ByteArena()
    /// The file has the group's title only.
    private var group = Bytes.none

    mutating func note(_ key: Bytes, _ value: JSONValue) {
        group = names.joined([value.object?["name"]?.text(names) ?? .none])
    }

    func read(_ element: JSONObject, _ arena: ByteArena, into draft: inout Draft) -> DraftOutcome {
        draft.group = group
        draft.time = (element["timestamp"] ?? element["time"])?.text(arena) ?? .none
        takeSender(element, arena, &draft)
        let content = element["content"]?.object
        draft.text = (content?["text"] ?? element["content"])?.text(arena) ?? .none
        if (element["system"] ?? element["isSystemMessage"])?.isTrue == true || element["type"]?.bytes.equals("system") == true {
            WeChatBody.makeSystem(&draft)
            return .line
        }
        if (element["recalled"] ?? element["isRecalled"])?.isTrue == true {
            // Whoever takes a message back wants it forgotten.
            draft.kind = .recalled
            draft.text = .none
            return .line
        }
        draft.kind = kind(element, content, draft.text)
        draft.quote = quote(content, arena)
        return .line
    }

    private func takeSender(_ element: JSONObject, _ arena: ByteArena, _ draft: inout Draft) {
        let sender = element["sender"]?.object ?? JSONObject(), raw = element["rawMessage"]?.object ?? JSONObject()
        let name = [sender["groupCard"], sender["nickname"], sender["name"], raw["sendMemberName"], raw["sendNickName"]]
        draft.sender = (sender["uin"] ?? raw["senderUin"] ?? sender["uid"])?.text(arena) ?? .none
        draft.senderName = name.lazy.compactMap { $0?.text(arena) }.first { !$0.isEmpty } ?? .none
    }

    private func kind(_ element: JSONObject, _ content: JSONObject?, _ text: Bytes) -> LineKind {
        let word = element["type"]?.bytes ?? .none
        if let kind = KindWords.kind(word), kind != .text { return kind }
        let resources = content?["resources"]?.elements(limit: 1) ?? []
        if let kind = resources.first?.object?["type"].flatMap({ KindWords.kind($0.bytes) }) {
            return Placeholder.kind(of: text) == .text && !text.isEmpty ? .text : kind
        }
        return Placeholder.kind(of: text)
    }

    private func quote(_ content: JSONObject?, _ arena: ByteArena) -> Bytes {
        for part in content?["elements"]?.elements(limit: 100) ?? [] {
            guard let part = part.object, part["type"]?.bytes.equals("reply") == true, let data = part["data"]?.object else {
                continue
            }
            return (data["content"] ?? data["text"])?.text(arena) ?? .none
        }
        return .none
    }
}

/// Messages to employees and by the group robot ([D:90236], [D:91770], read 2025).
extension PlatformState {
    private static let kept = 2000
    private static let types: Set<String> = [
        "text", "image", "voice", "video", "file", "textcard", "news", "mpnews", "markdown", "markdown_v2", "miniprogram_notice", "template_card",
    ]

    mutating func runMessages(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "message/send": try sendMessage(call)
        case "message/recall": try recall(call)
        case "webhook/send": try sendByRobot(call)
        default: nil
        }
    }

    private func checkContent(_ call: APICall, markdownBytes: Int) throws(Refusal) -> (type: String, text: String) {
        guard let type = call["msgtype"].text, Self.types.contains(type) else { throw Refusal(40008, "invalid message type") }
        let content = call[type]
        guard case .object = content else { throw Refusal(44004, "empty content") }
        let text = content["content"].text ?? content["title"].text ?? ""
        switch type {
        case "text", "markdown", "markdown_v2":
            guard !text.isEmpty else { throw Refusal(44004, "empty content") }
            guard text.utf8.count <= (type == "text" ? 2048 : markdownBytes) else { throw Refusal(45002, "content size out of limit") }
        case "news":
            guard (1...8).contains(content["articles"].list.count) else { throw Refusal(45008, "article count out of limit") }
        default: break
        }
        return (type, text)
    }

    func checkRobot(_ call: APICall) throws(Refusal) {
        guard call.query["key"] == credentials.robotKey else { throw Refusal(93000, "invalid webhook url") }
    }

    private mutating func keep(_ message: MemberMessage) {
        memberMessages.append(message)
        if memberMessages.count > Self.kept { memberMessages.removeFirst(Self.kept / 2) }
    }

    private mutating func sendMessage(_ call: APICall) throws(Refusal) -> APIAnswer {
        guard call["agentid"].integer == credentials.agentID else { throw Refusal(301002, "no permission for the agentid") }
        let content = try checkContent(call, markdownBytes: 2048), names = (call["touser"].text ?? "").split(separator: "|").map { String($0) }
        guard names.count <= 1000 else { throw .badParameter }
        let isAll = names == ["@all"] || call["toparty"].text?.isEmpty == false
        let invalid = isAll ? [] : names.filter { name in staffPlaces[name].map { staff[$0].left != nil } ?? true }
        let good = isAll ? working.map { staff[$0].id } : names.filter { !invalid.contains($0) }
        guard !good.isEmpty else { throw Refusal(81013, "user & party & tag all invalid") }
        let id = chance.id("", 40)
        keep(MemberMessage(id: id, at: call.seconds, to: good, type: content.type, text: content.text))
        return .ok { json in
            json.field("invaliduser", invalid.joined(separator: "|"))
            json.field("invalidparty", "")
            json.field("invalidtag", "")
            json.field("unlicenseduser", "")
            json.field("msgid", id)
        }
    }

    private mutating func recall(_ call: APICall) throws(Refusal) -> APIAnswer {
        let id = try call.required("msgid")
        guard let place = memberMessages.firstIndex(where: { $0.id == id }) else { throw .badParameter }
        guard call.seconds - memberMessages[place].at < 86_400 else { throw Refusal(42052, "message is too old to be recalled") }
        memberMessages[place].isRecalled = true
        return .ok()
    }

    /// What was sent, the newest first.
    func messageList() -> [UInt8] {
        JSONWriter.object { json in
            json.list("messages") { json in
                for message in memberMessages.reversed() {
                    json.object(nil) { json in
                        json.field("msgid", message.id)
                        json.field("at", message.at)
                        json.texts("to", message.to)
                        json.field("msgtype", message.type)
                        json.field("text", message.text)
                        json.field("recalled", message.isRecalled)
                    }
                }
            }
        }
    }

    private mutating func sendByRobot(_ call: APICall) throws(Refusal) -> APIAnswer {
        try checkRobot(call)
        let content = try checkContent(call, markdownBytes: 4096)
        keep(MemberMessage(id: chance.id("", 40), at: call.seconds, to: ["robot"], type: content.type, text: content.text))
        return .ok()
    }
}

/// Welcomes for customers and for groups ([D:92137], [D:92366], read 2025).
extension PlatformState {
    static let groupTemplatesPerCorp = 100
    private static let attachmentTypes: Set<String> = ["image", "link", "miniprogram", "video", "file"]

    mutating func runWelcomes(_ call: APICall) throws(Refusal) -> APIAnswer? {
        switch call.name {
        case "externalcontact/send_welcome_msg": return try welcome(call)
        case "externalcontact/group_welcome_template/add": return try addTemplate(call)
        case "externalcontact/group_welcome_template/edit":
            let id = try template(call).id
            try checkTemplate(call)
            groupTemplates[id]?.content = call.body
            return .ok()
        case "externalcontact/group_welcome_template/get": return getTemplate(try template(call))
        case "externalcontact/group_welcome_template/del":
            groupTemplates[try template(call).id] = nil
            return .ok()
        default: return nil
        }
    }

    /// Attachments of a message: at most nine, each with what its type says and with media that are there.
    func checkMessage(_ call: APICall, textBytes: Int) throws(Refusal) {
        let text = call["text"]["content"].text ?? "", attachments = call["attachments"].list
        guard !(text.isEmpty && attachments.isEmpty) else { throw .empty }
        guard text.utf8.count <= textBytes else { throw Refusal(45002, "content size out of limit") }
        guard attachments.count <= 9 else { throw Refusal(41064, "attachments exceed limit") }
        for attachment in attachments {
            let type = attachment["msgtype"].text ?? ""
            guard Self.attachmentTypes.contains(type) else { throw Refusal(41065, "invalid attachments msgtype") }
            try checkAttachment(type, attachment[type], call)
        }
    }

    private func checkAttachment(_ type: String, _ content: JSONValue, _ call: APICall) throws(Refusal) {
        switch type {
        case "link":
            guard let title = content["title"].text, !title.isEmpty, let url = content["url"].text, !url.isEmpty else { throw .empty }
            guard title.utf8.count <= 128, url.utf8.count <= 2048, (content["desc"].text ?? "").utf8.count <= 512,
                (content["picurl"].text ?? "").utf8.count <= 2048
            else { throw .tooLong }
        case "miniprogram":
            guard let title = content["title"].text, !title.isEmpty, content["appid"].text?.isEmpty == false, content["page"].text?.isEmpty == false
            else { throw .empty }
            guard title.utf8.count <= 64 else { throw .tooLong }
            _ = try medium(content["pic_media_id"].text, call)
        case "image" where content["media_id"].text?.isEmpty ?? true:
            guard content["pic_url"].text?.isEmpty == false else { throw Refusal(41088, "attachment is empty") }
        default: _ = try medium(content["media_id"].text, call)
        }
    }

    private mutating func welcome(_ call: APICall) throws(Refusal) -> APIAnswer {
        let code = try call.required("welcome_code", orElse: Refusal(41049, "missing welcome code"))
        try checkMessage(call, textBytes: 4000)
        guard let welcome = welcomes[code], call.now - welcome.made <= Self.welcomeMilliseconds else { throw Refusal(41050, "invalid welcome code") }
        guard welcome.used == nil else { throw Refusal(41050, "welcome code has been used") }
        // Of another code of the same two, or because they talk already.
        guard !edges[welcome.edge].hasTalked, !isWelcomed(welcome) else { throw Refusal(41051, "customer has started chatting") }
        welcomes[code]?.used = call.now
        welcomes[code]?.text = call["text"]["content"].text ?? ""
        welcomes[code]?.attachments = call["attachments"].list.count
        return .ok()
    }

    private func isWelcomed(_ welcome: Welcome) -> Bool {
        welcomeOrder.suffix(1000).contains { code in
            guard let other = welcomes[code], other.edge == welcome.edge, let used = other.used else { return false }
            return used >= edges[welcome.edge].created * 1000
        }
    }

    private func template(_ call: APICall) throws(Refusal) -> GroupTemplate {
        guard let template = groupTemplates[call["template_id"].text ?? ""] else { throw Refusal(41058, "invalid template id") }
        return template
    }

    private func checkTemplate(_ call: APICall) throws(Refusal) {
        let text = call["text"]["content"].text ?? ""
        let others = ["image", "link", "miniprogram", "file", "video"].filter { !call[$0].isNull }
        guard !(text.isEmpty && others.isEmpty) else { throw .empty }
        guard text.utf8.count <= 3000 else { throw Refusal(45002, "content size out of limit") }
        if let type = others.first { try checkAttachment(type, call[type], call) }
    }

    private mutating func addTemplate(_ call: APICall) throws(Refusal) -> APIAnswer {
        try checkTemplate(call)
        guard groupTemplates.count < Self.groupTemplatesPerCorp else { throw Refusal(41055, "group welcome templates exceed limit") }
        let id = chance.id("msg" + idStem, 16)
        groupTemplates[id] = GroupTemplate(id: id, content: call.body)
        return .ok { $0.field("template_id", id) }
    }

    private func getTemplate(_ template: GroupTemplate) -> APIAnswer {
        .ok { json in
            if !template.content["text"].isNull { json.value("text", template.content["text"]) }
            // The first of these wins.
            if let type = ["image", "link", "miniprogram", "file", "video"].first(where: { !template.content[$0].isNull }) {
                json.value(type, template.content[type])
            }
        }
    }
}

internal import Journal

/// What a new contact is told first ([D:92137]).
public enum WeComWelcome {
    /// Within 20 s of the event, once. At most 4,000 bytes and nine attachments, not both empty. Keyed by the welcome code: the second
    /// time it is refused (`invalidWelcomeCode`, `alreadyWelcomed`).
    public static func send(code: String, text: String = "", attachments: [WeComAttachment] = []) -> WeComCall<WeComNothing> {
        struct Body: Encodable {
            let welcome_code: String
            let text: [String: String]?
            let attachments: [WeComAttachment]?
        }
        let body = Body(
            welcome_code: code, text: text.isEmpty ? nil : ["content": text], attachments: attachments.isEmpty ? nil : attachments)
        return .post("externalcontact/send_welcome_msg", .keyed, body)
    }
}

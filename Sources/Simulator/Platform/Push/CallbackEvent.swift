internal import Kernel

/// Something that happened in a client or the admin console, as the platform tells of it.
struct CallbackEvent: Sendable {
    /// Events of one subject are delivered in their order.
    let subject: UInt64
    /// For the log: `change_external_chat update add_member`.
    let title: String
    /// XML.
    var plaintext: [UInt8]
    /// The code in it.
    var welcomeCode: String?

    /// - Parameters:
    ///   - title: event, change type and, of a change of a group, its detail.
    ///   - at: seconds since 1970.
    init(_ title: [String], subject: String, corp: String, at: Int64, fill: (inout XMLWriter) -> Void) {
        var xml = XMLWriter()
        xml.text("ToUserName", corp)
        xml.text("FromUserName", "sys")
        xml.number("CreateTime", at)
        xml.text("MsgType", "event")
        xml.text("Event", title.first ?? "")
        fill(&xml)
        self.title = title.joined(separator: " ")
        self.subject = XXH64.hash(Array(subject.utf8))
        plaintext = xml.document()
    }

    /// With an element that nobody knows today.
    func withExtraField() -> CallbackEvent {
        var event = self
        let end = Array("</xml>".utf8)
        event.plaintext = plaintext.dropLast(end.count) + Array("<NewField><Inner><![CDATA[1]]></Inner></NewField>".utf8) + end
        return event
    }
}

/// A template of what people are told who come into a group, checked: a text and at most one attachment ([D:92366]).
public struct GroupWelcomePlan: Sendable, Hashable, Codable {
    /// `%NICKNAME%` becomes the name of who came; `{{客户昵称}}` and `{{name}}` are written as that.
    public let text: String
    public let attachment: WelcomeAttachment?
    /// The platform asks the company's people to put it to use.
    public let notifies: Bool

    public static let nickname = "%NICKNAME%"

    /// - Throws: `.textTooLong`, `.placeholderUnknown`, `.nothingToSay`.
    public init(text typed: String, attachment: WelcomeAttachment?, notifies: Bool) throws(WelcomeRefusal) {
        var text = WelcomeText.plain(typed)
        guard text.utf8.count <= WelcomePolicy.groupTextBytes * 2 else { throw .textTooLong }
        for word in WelcomeText.contactWords { text = text.replacing("{{\(word)}}", with: Self.nickname) }
        guard !text.contains("{{") else { throw .placeholderUnknown }
        guard text.utf8.count <= WelcomePolicy.groupTextBytes else { throw .textTooLong }
        guard !text.isEmpty || attachment != nil else { throw .nothingToSay }
        self.text = text
        self.attachment = attachment
        self.notifies = notifies
    }
}

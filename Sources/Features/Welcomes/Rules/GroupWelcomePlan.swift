/// A template of what people are told who come into a group, checked: a text and at most one attachment ([D:92366]).
public struct GroupWelcomePlan: Sendable, Hashable, Codable {
    /// As the platform wants it: `%NICKNAME%` becomes the name of who came.
    public let text: String
    public let attachment: WelcomeAttachment?
    /// The platform asks the company's people to put it to use.
    public let notifies: Bool

    /// - Throws: `.textTooLong`, `.placeholderUnknown`, `.nothingToSay`.
    public init(text typed: String, attachment: WelcomeAttachment?, notifies: Bool) throws(WelcomeRefusal) {
        let plain = WelcomeText.plain(typed)
        guard plain.utf8.count <= WelcomePolicy.groupTextBytes * 2 else { throw .textTooLong }
        let places = NamePlaces(plain)
        guard !places.hasUnknown, !places.hasDoubtful, !places.has(.staff) else { throw .placeholderUnknown }
        let text = places.text { _ in NamePlaces.platform }
        guard text.utf8.count <= WelcomePolicy.groupTextBytes else { throw .textTooLong }
        guard !text.isEmpty || attachment != nil else { throw .nothingToSay }
        self.text = text
        self.attachment = attachment
        self.notifies = notifies
    }
}

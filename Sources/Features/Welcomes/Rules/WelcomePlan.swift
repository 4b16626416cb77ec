/// What a person says of a welcome, checked.
public struct WelcomePlan: Sendable, Hashable {
    public static let nameLimit = 30
    public static let callingLimit = 20

    /// For the console alone.
    public let name: String
    public let text: WelcomeText
    /// What stands for the name of a contact that is not known in time.
    public let calling: String
    /// Said to everybody for whom no other holds.
    public let isDefault: Bool
    /// Of the default: always.
    public let terms: WelcomeTerms

    /// - Throws: `.nameEmpty`, `.nameTooLong`, `.callingTooLong`.
    public init(name typed: String, text: WelcomeText, calling: String, isDefault: Bool, terms: WelcomeTerms) throws(WelcomeRefusal) {
        name = PlainLine.of(typed)
        guard !name.isEmpty else { throw .nameEmpty }
        guard name.count <= Self.nameLimit, name.utf8.count <= Self.nameLimit * 16 else { throw .nameTooLong }
        self.calling = PlainLine.of(calling)
        guard self.calling.count <= Self.callingLimit, self.calling.utf8.count <= WelcomePolicy.nameBytes else { throw .callingTooLong }
        self.text = text
        self.isDefault = isDefault
        self.terms = isDefault ? .always : terms
    }
}

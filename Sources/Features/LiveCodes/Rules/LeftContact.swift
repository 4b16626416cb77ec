/// What a visitor leaves who could not join.
public struct LeftContact: Sendable, Hashable {
    public static let nameLimit = 30

    public let name: String
    /// A phone number with digits alone and perhaps a plus, or a WeChat id.
    public let reach: String

    /// - Throws: `.contactNameEmpty`, `.contactNameTooLong`, `.reachUnreadable`, `.consentMissing`.
    public init(name typed: String, reach typedReach: String, hasConsent: Bool) throws(LiveCodeRefusal) {
        name = PlainLine.of(typed)
        guard !name.isEmpty else { throw .contactNameEmpty }
        guard name.count <= Self.nameLimit, name.utf8.count <= Self.nameLimit * 16 else { throw .contactNameTooLong }
        guard let reach = Self.phone(typedReach) ?? Self.weChatID(typedReach) else { throw .reachUnreadable }
        guard hasConsent else { throw .consentMissing }
        self.reach = reach
    }

    /// `138 0013 8000`, `+86-138…`: 7 to 15 digits (ITU-T E.164).
    private static func phone(_ typed: String) -> String? {
        let bare = PlainLine.of(typed).filter { !" -()（）".contains($0) }
        let digits = bare.hasPrefix("+") ? bare.dropFirst() : Substring(bare)
        guard (7...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return bare
    }

    /// 6 to 20 letters, digits, `_` and `-`, a letter first, as WeChat takes them.
    private static func weChatID(_ typed: String) -> String? {
        let id = PlainLine.of(typed)
        guard (6...20).contains(id.utf8.count), let first = id.utf8.first, (0x41...0x5A).contains(first & 0xDF),
            id.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D })
        else { return nil }
        return id
    }
}

/// What people write with places for names: `{客户昵称}`. What was written for it before, here and in WeCom, means the same.
public struct NamePlaces: Sendable, Hashable {
    public enum Name: Sendable, CaseIterable {
        /// Whoever became a contact, or came into a group.
        case contact
        /// Whoever of the company they added.
        case staff

        /// How it is kept, and shown in Chinese.
        var word: String { self == .contact ? "客户昵称" : "员工姓名" }
        var english: String { self == .contact ? "name" : "staff" }

        /// - Parameter typed: without blanks at the ends, in small letters.
        init?(_ typed: String) {
            switch typed {
            case "客户昵称", "昵称", "name", "nickname": self = .contact
            case "员工姓名", "staff": self = .staff
            default: return nil
            }
        }
    }

    public enum Part: Sendable, Hashable {
        case words(String)
        case name(Name)
    }

    public let parts: [Part]
    /// Something stands in double braces that is no name.
    public let hasUnknown: Bool
    /// A word stands in braces that is no name: most likely it is meant as one.
    public let hasDoubtful: Bool

    /// What a template of WeCom says for it.
    public static let platform = "%NICKNAME%"
    private static let longestWord = 20

    public init(_ typed: String) {
        var parts: [Part] = [], words = "", rest = typed.unicodeScalars[...], hasUnknown = false, hasDoubtful = false
        func take(_ name: Name) {
            if !words.isEmpty { parts.append(.words(words)) }
            words = ""
            parts.append(.name(name))
        }
        while let first = rest.first {
            if first == "%", rest.starts(with: Self.platform.unicodeScalars) {
                take(.contact)
                rest = rest.dropFirst(Self.platform.unicodeScalars.count)
                continue
            }
            guard first == "{" else {
                words.unicodeScalars.append(first)
                rest = rest.dropFirst()
                continue
            }
            let braces = rest.prefix { $0 == "{" }.count, inner = rest.dropFirst(braces)
            let word = inner.prefix { $0 != "}" && $0 != "{" }, end = inner.dropFirst(word.count).prefix { $0 == "}" }.count
            let typed = String(String.UnicodeScalarView(word.filter { !$0.properties.isWhitespace })).lowercased()
            if braces <= 2, end >= braces, word.count <= Self.longestWord, let name = Name(typed) {
                take(name)
                rest = inner.dropFirst(word.count + braces)
                continue
            }
            if braces > 1 { hasUnknown = true }
            if braces == 1, end > 0, !word.isEmpty, word.count <= Self.longestWord, word.allSatisfy(\.properties.isAlphabetic) { hasDoubtful = true }
            words.unicodeScalars.append(contentsOf: rest.prefix(braces))
            rest = inner
        }
        if !words.isEmpty { parts.append(.words(words)) }
        self.parts = parts
        self.hasUnknown = hasUnknown
        self.hasDoubtful = hasDoubtful
    }

    /// As it is kept.
    public var text: String { text { "{\($0.word)}" } }

    /// As whoever reads English writes it.
    public var english: String { text { "{\($0.english)}" } }

    public func text(_ name: (Name) -> String) -> String {
        parts.map { part in
            switch part {
            case .words(let words): words
            case .name(let place): name(place)
            }
        }.joined()
    }

    public func has(_ name: Name) -> Bool { parts.contains(.name(name)) }
}

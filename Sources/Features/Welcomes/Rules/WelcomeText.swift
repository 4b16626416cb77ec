/// A text with places for the names of a new contact and of whoever of the company they added.
public struct WelcomeText: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case words(String)
        case contact
        case staff
    }

    /// As it was typed.
    public let text: String
    private let parts: [Part]

    public static let contactWords = ["客户昵称", "name"]
    public static let staffWords = ["员工姓名", "staff"]

    /// - Throws: `.placeholderUnknown`, `.textTooLong` if it can be too long once the names stand in it.
    public init(_ typed: String) throws(WelcomeRefusal) {
        let text = Self.plain(typed)
        // Before it is looked at closely: what is typed may be of any length.
        guard text.utf8.count <= WelcomePolicy.textBytes * 2 else { throw .textTooLong }
        var parts: [Part] = [], rest = text[...]
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex { parts.append(.words(String(rest[..<open.lowerBound]))) }
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else { throw .placeholderUnknown }
            let word = rest[..<close.lowerBound].filter { !$0.isWhitespace }.lowercased()
            if Self.contactWords.contains(word) { parts.append(.contact) }
            else if Self.staffWords.contains(word) { parts.append(.staff) }
            else { throw .placeholderUnknown }
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { parts.append(.words(String(rest))) }
        let longest = parts.reduce(0) { sum, part in
            if case .words(let words) = part { sum + words.utf8.count } else { sum + WelcomePolicy.nameBytes }
        }
        guard longest <= WelcomePolicy.textBytes else { throw .textTooLong }
        self.text = text
        self.parts = parts
    }

    public var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }
    public var namesContact: Bool { parts.contains(.contact) }
    public var namesStaff: Bool { parts.contains(.staff) }

    /// With the names in their places, each cut so that the whole stays within what the platform takes.
    public func filled(contact: String, staff: String) -> String {
        parts.map { part in
            switch part {
            case .words(let words): words
            case .contact: Self.short(contact)
            case .staff: Self.short(staff)
            }
        }.joined()
    }

    /// One line without controls, of whole characters.
    static func short(_ name: String) -> String {
        var kept = "", bytes = 0
        for character in PlainLine.of(name) {
            bytes += String(character).utf8.count
            if bytes > WelcomePolicy.nameBytes { break }
            kept.append(character)
        }
        return kept
    }

    /// Line ends as the platform wants them, no controls, no space at the ends.
    static func plain(_ typed: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in typed.replacing("\r\n", with: "\n").unicodeScalars
        where scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control { kept.append(scalar) }
        let end = kept.reversed().prefix { $0.properties.isWhitespace }.count
        return String(String.UnicodeScalarView(kept.dropLast(end).drop { $0.properties.isWhitespace }))
    }
}

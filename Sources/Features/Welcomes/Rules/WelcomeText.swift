/// A text with places for the names of a new contact and of whoever of the company they added.
public struct WelcomeText: Sendable, Hashable {
    /// As it is kept: `{客户昵称}`, `{员工姓名}`.
    public let text: String
    private let places: NamePlaces

    /// - Throws: `.placeholderUnknown`, `.textTooLong` if it can be too long once the names stand in it.
    public init(_ typed: String) throws(WelcomeRefusal) {
        let plain = Self.plain(typed)
        // Before it is looked at closely: what is typed may be of any length.
        guard plain.utf8.count <= WelcomePolicy.textBytes * 2 else { throw .textTooLong }
        places = NamePlaces(plain)
        guard !places.hasUnknown else { throw .placeholderUnknown }
        let longest = places.parts.reduce(0) { sum, part in
            if case .words(let words) = part { sum + words.utf8.count } else { sum + WelcomePolicy.nameBytes }
        }
        guard longest <= WelcomePolicy.textBytes else { throw .textTooLong }
        text = places.text
    }

    /// A word stands in braces that is no name: nobody sends that on purpose.
    public var isDoubtful: Bool { places.hasDoubtful }
    public var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }
    public var namesContact: Bool { places.has(.contact) }
    public var namesStaff: Bool { places.has(.staff) }

    /// With the names in their places, each cut so that the whole stays within what the platform takes.
    public func filled(contact: String, staff: String) -> String { places.text { Self.short($0 == .contact ? contact : staff) } }

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

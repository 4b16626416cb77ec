/// Where callbacks go to.
struct CallbackAddress: Sendable, Hashable {
    let url: String

    /// Nil if it is no http or https address.
    init?(_ text: String) {
        let text = text.trimmed
        guard text.hasPrefix("http://") || text.hasPrefix("https://"), text.utf8.count <= 1000 else { return nil }
        let rest = text.drop { $0 != "/" }.dropFirst(2)
        guard let first = rest.first, first != "/", first != "?", text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "#") })
        else { return nil }
        url = text
    }

    /// With a query of letters, digits and what is already escaped.
    func with(_ query: String) -> String { url + (url.contains("?") ? "&" : "?") + query }
}

extension StringProtocol {
    /// Without white space on either side.
    var trimmed: String {
        var rest = Substring(self)
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

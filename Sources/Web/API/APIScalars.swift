public import Kernel

extension ID: APIScalar {
    public static var schema: JSONNode { IDForm.schema }
    public static var example: ID { ID(1) }
}

extension Instant: APIScalar {
    public static var schema: JSONNode { ["type": "string", "format": "date-time"] }
    public static var example: Instant { Instant(milliseconds: 0) }
}

extension LocalDay: APIScalar {
    public static var schema: JSONNode { ["type": "string", "format": "date"] }
    public static var example: LocalDay { LocalDay(number: 0) }
}

/// How ids are written in addresses and documents.
enum IDForm {
    static let pattern = "^[1-9][0-9]{0,18}$"
    static let schema: JSONNode = ["type": "string", "pattern": .text(pattern)]
}

extension ID {
    /// Reads what `description` wrote and nothing else: no sign, no zeros before it.
    init?(plain text: String) {
        guard let first = text.utf8.first, (0x31...0x39).contains(first), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        self.init(text)
    }
}

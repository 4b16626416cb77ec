// How instants, days and ids stand in JSON: as people and other programs read them. Forms written before 0.1.0 are read too.

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer(), text = try container.decode(String.self)
        guard let instant = Instant(iso: text, zone: .shanghai) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an instant")
        }
        self = instant
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

extension LocalDay: Codable {
    private enum OldKey: String, CodingKey { case number }

    public init(from decoder: any Decoder) throws {
        if let old = try? decoder.container(keyedBy: OldKey.self) {
            self.init(number: try old.decode(Int32.self, forKey: .number))
            return
        }
        let container = try decoder.singleValueContainer(), text = try container.decode(String.self)
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let day = LocalDay(year: parts[0], month: parts[1], day: parts[2]) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day")
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A string: JavaScript's numbers end at 53 bits.
extension ID: Codable {
    private enum OldKey: String, CodingKey { case rawValue }

    public init(from decoder: any Decoder) throws {
        if let old = try? decoder.container(keyedBy: OldKey.self) {
            self.init(try old.decode(Int64.self, forKey: .rawValue))
            return
        }
        let container = try decoder.singleValueContainer(), text = try container.decode(String.self)
        guard let value = Int64(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id")
        }
        self.init(value)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

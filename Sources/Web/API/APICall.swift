public import Kernel

/// One call of the API that passed the gate, as a route sees it: its parameters are what their descriptions allow.
public struct APICall: Sendable {
    public let now: Instant
    let bearer: Bearer?
    let texts: Texts
    /// Of the address.
    let parts: [String: String]
    /// Of the query.
    let query: [String: String]
    let body: [UInt8]

    /// The workspace of the token; every route with a scope has one.
    public func place() throws -> Seat {
        guard let bearer else { throw Problem(.tokenNeeded) }
        return bearer.seat
    }

    /// Who changes something by this call.
    public func cause() throws -> Cause {
        guard let bearer else { throw Problem(.tokenNeeded) }
        return .token(bearer.token)
    }

    /// A part of the address as an id.
    public func id<Kind>(_ part: String, _: Kind.Type = Kind.self) throws -> ID<Kind> {
        guard let id = parts[part].flatMap({ ID<Kind>(plain: $0) }) else { throw Problem(.notFound) }
        return id
    }

    public func optionalID<Kind>(_ name: String, _: Kind.Type = Kind.self) -> ID<Kind>? { query[name].flatMap { ID<Kind>(plain: $0) } }
    public func text(_ name: String) -> String? { query[name] }
    public func time(_ name: String) -> Instant? { query[name].flatMap(APIParameter.time) }

    /// The first word if none was given.
    public func word<Words: RawRepresentable<String> & CaseIterable>(_ name: String, _: Words.Type = Words.self) throws -> Words {
        guard let word = query[name].flatMap(Words.init(rawValue:)) ?? (query[name] == nil ? Words.allCases.first : nil) else {
            throw Problem.parameter(name, "is not known")
        }
        return word
    }

    /// So many items of a list were asked for, from 1 to 200.
    public var limit: Int { query[APIParameter.limit.name].flatMap { Int($0) } ?? APIParameter.usualLimit }

    /// Where a list goes on: as many places as its cursors have; nil at the beginning.
    public func cursor(places count: Int) throws -> [Int64]? {
        guard let text = query[APIParameter.cursor.name] else { return nil }
        guard let cursor = APICursor(text), cursor.places.count == count else { throw APICall.badCursor }
        return cursor.places
    }

    /// For lists whose cursor must name a row that is there.
    public static let badCursor = Problem.parameter(APIParameter.cursor.name, "is not one that this list gave")

    /// A sentence of the product's texts; the API speaks English.
    public func say(_ key: String) -> String { texts.text(key, .english) ?? key }
}

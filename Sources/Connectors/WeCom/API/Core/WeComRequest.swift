public import Kernel

/// One request on the wire. Its query holds tokens and secrets, so whatever prints it shows method and path only.
public struct WeComRequest: Sendable {
    /// The raw value is the word of HTTP.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    public var method: Method
    /// `/cgi-bin/…`.
    public var path: String
    public var query: [(name: String, value: String)]
    public var contentType: String?
    /// In pieces that are sent one after the other, so that a file of 20 MB is not copied into another array.
    public var body: [[UInt8]]
    /// Until the last byte of the answer.
    public var timeout: Span

    /// Path and query as they stand in the first line, everything but letters, digits and `-._~` escaped.
    public var target: String {
        let pairs = query.map { "\(PercentCode.escape($0.name))=\(PercentCode.escape($0.value))" }
        return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
    }
}

extension WeComRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "\(method.rawValue) \(path)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["method": method.rawValue, "path": path]) }
}

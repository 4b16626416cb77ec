internal import Foundation
public import Journal
public import Kernel

/// One call of the platform's API, ready to be made: what is asked, how the answer is read, and what is known if the answer is lost.
public struct WeComCall<Answer: Sendable>: Sendable {
    /// `externalcontact/groupchat/list`.
    public let api: String
    /// `keyed` if calling again does no harm: the client repeats it when an answer was lost. It never repeats the others.
    public let certainty: Certainty
    let method: WeComRequest.Method
    /// What the path begins with.
    var root = "/cgi-bin/"
    var query: [(name: String, value: String)] = []
    var contentType: String?
    var body: [[UInt8]] = []
    var timeout = Span.seconds(10)
    /// Whether the client may try again by itself.
    var isRepeated = true
    let read: @Sendable (WeComResponse) throws(WeComRefusal) -> Answer

    init(
        _ api: String, _ certainty: Certainty, method: WeComRequest.Method = .post,
        read: @escaping @Sendable (WeComResponse) throws(WeComRefusal) -> Answer
    ) {
        self.api = api
        self.certainty = certainty
        self.method = method
        self.read = read
    }

    /// The same call, given up after that time and tried a single time: for whoever counts the tries, since after a lost answer a refusal
    /// means something else.
    public func once(within span: Span) -> WeComCall {
        var call = self
        call.timeout = span
        call.isRepeated = false
        return call
    }

    func request(with key: [(name: String, value: String)]) -> WeComRequest {
        WeComRequest(
            method: method, path: root + api, query: key + query, contentType: contentType, body: body, timeout: timeout)
    }
}

/// Its query may hold the code of a sign-in, its body what people wrote.
extension WeComCall: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(method.rawValue) \(api)" }
    public var customMirror: Mirror { Mirror(self, children: ["api": api, "certainty": certainty.rawValue]) }
}

extension WeComCall where Answer: Decodable {
    /// Asks with what stands in the address.
    static func get(_ api: String, _ certainty: Certainty = .keyed, _ query: [(name: String, value: String)] = []) -> Self {
        var call = Self(api, certainty, method: .get, read: readJSON)
        call.query = query
        return call
    }

    /// Asks with an object; what is nil in it is left out.
    static func post(_ api: String, _ certainty: Certainty, _ body: some Encodable) -> Self {
        var call = Self(api, certainty, read: readJSON)
        call.contentType = "application/json"
        let encoder = JSONEncoder()
        // In raw UTF-8, as the platform wants it (40033), and the same bytes every time.
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        // Encoding fails on numbers that are none, and no call has fractions.
        call.body = [(try? encoder.encode(body)).map { Array($0) } ?? Array("{}".utf8)]
        return call
    }

    /// Sends a file in a form; 30 s, since it may be 20 MB.
    static func upload(_ api: String, _ certainty: Certainty, _ query: [(name: String, value: String)], _ form: FileForm) -> Self {
        var call = Self(api, certainty, read: readJSON)
        call.query = query
        call.contentType = form.contentType
        call.body = form.pieces
        call.timeout = .seconds(30)
        return call
    }

    static func readJSON(_ response: WeComResponse) throws(WeComRefusal) -> Answer {
        let envelope: Envelope<Answer>
        do {
            envelope = try JSONDecoder().decode(Envelope<Answer>.self, from: Data(response.body))
        } catch {
            throw .unreadable(Envelope<Answer>.place(error))
        }
        guard let answer = envelope.answer else { throw .refused(envelope.code, message: envelope.message) }
        return answer
    }
}

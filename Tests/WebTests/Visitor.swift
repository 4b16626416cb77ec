import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Web

/// A browser as far as tests need one: keeps cookies, sends forms with their token.
final class Visitor: Sendable {
    struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String
        var location: String? { headers[.location] }
    }

    private let client: any TestClientProtocol
    private let jar = Mutex<[String: String]>([:])

    init(client: any TestClientProtocol) { self.client = client }

    func cookie(_ name: String) -> String? { jar.withLock { $0[name] } }
    func setCookie(_ name: String, _ value: String?) { jar.withLock { $0[name] = value } }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer { try await send(path, .get, headers, nil) }

    /// Opens `page` (or the address itself) for its token and sends the form.
    func submit(_ path: String, _ fields: [String: String], page: String? = nil, headers: HTTPFields = [:]) async throws -> Answer {
        let shown = try await get(page ?? path)
        return try await post(path, fields.merging(["token": Self.token(in: shown.text) ?? "none"]) { own, _ in own }, headers: headers)
    }

    /// Sends exactly these fields.
    func post(_ path: String, _ fields: [String: String], headers: HTTPFields = [:]) async throws -> Answer {
        let body = fields.map { "\(Address.encoded($0.key))=\(Address.encoded($0.value))" }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(path, .post, headers, ByteBuffer(string: body))
    }

    /// Sends bytes as the page's script does.
    func upload(_ path: String, _ bytes: String, token: String) async throws -> Answer {
        try await send(
            path, .post, [.contentType: "application/octet-stream", .accept: "application/json", .init("X-Form-Token")!: token],
            ByteBuffer(string: bytes))
    }

    func upload(_ path: String, _ bytes: [UInt8], token: String) async throws -> Answer {
        try await send(
            path, .post, [.contentType: "application/octet-stream", .accept: "application/json", .init("X-Form-Token")!: token],
            ByteBuffer(bytes: bytes))
    }

    static func token(in html: String) -> String? {
        guard let start = html.range(of: "name=\"token\" value=\"") else { return nil }
        return String(html[start.upperBound...].prefix { $0 != "\"" })
    }

    private func send(_ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?) async throws -> Answer {
        var headers = headers
        let cookies = jar.withLock { $0.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        if !cookies.isEmpty { headers[.cookie] = cookies }
        return try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            for line in response.headers[values: .setCookie] {
                let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let gone = line.contains("Max-Age=0")
                self.setCookie(String(pair[0]), gone ? nil : String(pair[1]))
            }
            return Answer(status: response.status, headers: response.headers, text: String(buffer: response.body))
        }
    }
}

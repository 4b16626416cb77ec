import App
import FeatureStores
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Testing
import Web

/// A program that calls the API, with a token or without.
struct APICaller: Sendable {
    struct Answer {
        let status: Int
        let headers: HTTPFields
        let text: String
        /// The answer as JSON; empty if it is none.
        var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) ?? [:] }
        var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }
        var next: String? { json["next"] as? String }
        /// The word of a problem, and its faults.
        var problem: String? { (json["type"] as? String)?.split(separator: ":").last.map(String.init) }
        var faults: [[String: String]] { json["errors"] as? [[String: String]] ?? [] }
        var tag: String? { headers[.eTag] }
    }

    let client: any TestClientProtocol
    let token: String?

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer { try await send(.get, path, headers: headers) }

    /// - Parameter path: below `/api/v1`, or a whole one.
    func send(_ method: HTTPRequest.Method, _ path: String, body: String? = nil, headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        let uri = path.hasPrefix("/api") ? path : APIRoute.root + path
        return try await client.execute(uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }) { response in
            Answer(status: response.status.code, headers: response.headers, text: String(buffer: response.body))
        }
    }
}

extension Shop {
    func caller(_ scope: Scope, in workspace: Workspace? = nil, days: Int? = nil) async throws -> APICaller {
        let fresh = try await installation.tokens.create(
            name: "测试", scope: scope.rawValue, days: days, workspace: (workspace ?? first).id, cause: .system)
        return APICaller(client: client, token: fresh.secret.text)
    }

    var stranger: APICaller { APICaller(client: client, token: nil) }
}

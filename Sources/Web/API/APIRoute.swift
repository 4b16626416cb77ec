/// One address of the API with everything the OpenAPI document says of it. A plain value, so that a test can list and call
/// every one. A name in braces is an id.
public struct APIRoute: Sendable {
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
    }

    /// All addresses begin with it.
    public static let root = "/api/v1"

    public let method: Method
    /// `/api/v1/groups/{group}`.
    public let path: String
    /// What a token must be allowed; nil for anybody without one.
    public let scope: Scope?
    /// The operation's id: `renameGroup`.
    let name: String
    let summary: String
    let query: [APIParameter]
    /// What it may answer beside what every route may.
    let problems: [ProblemKind]
    /// The schema of the body; nil for routes that read none.
    let intake: (@Sendable (inout SchemaBook) throws -> JSONNode)?
    let output: @Sendable (inout SchemaBook) throws -> JSONNode
    let answer: @Sendable (APICall) async throws -> APIReply

    /// The names of the ids in the address.
    var parts: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// Answers one document, or any other value that is a JSON object.
    public static func get<Answer: Codable & Sendable>(
        _ path: String, _ name: String, _ summary: String, query: [APIParameter] = [],
        _ answer: @escaping @Sendable (APICall) async throws -> Answer
    ) -> APIRoute {
        APIRoute(
            method: .get, path: root + path, scope: .read, name: name, summary: summary, query: query, problems: [], intake: nil,
            output: { try $0.schema(of: Answer.self) }, answer: { try APIReply(await answer($0)) })
    }

    /// Answers a page of a list; `limit` and `cursor` come with it.
    public static func list<Item: APIDocument>(
        _ path: String, _ name: String, _ summary: String, query: [APIParameter] = [],
        _ answer: @escaping @Sendable (APICall) async throws -> APIPage<Item>
    ) -> APIRoute {
        APIRoute(
            method: .get, path: root + path, scope: .read, name: name, summary: summary, query: query + APIParameter.paging,
            problems: [], intake: nil, output: { try APIPage<Item>.schema(&$0) }, answer: { try APIReply(await answer($0)) })
    }

    /// Changes something by what a body says.
    ///
    /// - Parameter method: `.post` or `.patch`.
    public static func change<Body: APIDocument, Answer: APIDocument>(
        _ method: Method, _ path: String, _ name: String, _ summary: String, problems: [ProblemKind],
        _ answer: @escaping @Sendable (APICall, Body) async throws -> Answer
    ) -> APIRoute {
        APIRoute(
            method: method, path: root + path, scope: .write, name: name, summary: summary, query: [],
            problems: [.badBody, .tooLarge, .notJSON] + problems, intake: { try $0.schema(of: Body.self) },
            output: { try $0.schema(of: Answer.self) },
            answer: { call in try APIReply(await answer(call, APIBody.read(call.body))) })
    }

    /// Changes something without a body.
    public static func act<Answer: APIDocument>(
        _ path: String, _ name: String, _ summary: String, problems: [ProblemKind],
        _ answer: @escaping @Sendable (APICall) async throws -> Answer
    ) -> APIRoute {
        APIRoute(
            method: .post, path: root + path, scope: .write, name: name, summary: summary, query: [], problems: problems, intake: nil,
            output: { try $0.schema(of: Answer.self) }, answer: { try APIReply(await answer($0)) })
    }
}

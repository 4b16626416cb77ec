/// The OpenAPI 3.1 document of a list of routes.
enum OpenAPIDocument {
    /// Where it can be fetched, without a token.
    static func route(_ answer: @escaping @Sendable (APICall) async throws -> APIReply) -> APIRoute {
        APIRoute(
            method: .get, path: APIRoute.root + "/openapi.json", scope: nil, name: "getOpenAPI", summary: "This document.", query: [],
            problems: [], intake: nil, output: { _ in ["type": "object"] }, answer: answer)
    }

    static func node(of routes: [APIRoute]) throws -> JSONNode {
        var book = SchemaBook(), paths: [String: JSONNode] = [:]
        for route in routes {
            let operation = try operation(route, &book)
            paths[route.path] = (paths[route.path] ?? [:]).adding([route.method.rawValue.lowercased(): operation])
        }
        let problem = try book.schema(of: ProblemDocument.self)
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Quanzi", "version": "1",
                "description": "A workspace's groups, members, messages and figures. Times are RFC 3339 in UTC, ids are strings.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]],
            "paths": .object(paths),
            "components": [
                "schemas": .object(book.schemas),
                "responses": ["Problem": ["description": "What went wrong (RFC 9457).", "content": content(problem, ProblemDocument.mediaType)]],
                "securitySchemes": [
                    "token": ["type": "http", "scheme": "bearer", "description": "A token of the workspace; scopes are read and write."]
                ],
            ],
        ]
    }

    private static func operation(_ route: APIRoute, _ book: inout SchemaBook) throws -> JSONNode {
        var fields: [String: JSONNode] = [
            "operationId": .text(route.name), "summary": .text(route.summary),
            "parameters": .list(parameters(route)),
            "responses": .object(try responses(route, &book)),
            "security": route.scope.map { [["token": [.text($0.rawValue)]]] } ?? [],
        ]
        if let intake = route.intake {
            fields["requestBody"] = ["required": true, "content": content(try intake(&book), "application/json")]
        }
        return .object(fields)
    }

    private static func parameters(_ route: APIRoute) -> [JSONNode] {
        route.parts.map { ["name": .text($0), "in": "path", "required": true, "schema": IDForm.schema] }
            + route.query.map { ["name": .text($0.name), "in": "query", "description": .text($0.note), "schema": $0.schema] }
    }

    private static func responses(_ route: APIRoute, _ book: inout SchemaBook) throws -> [String: JSONNode] {
        let tag: JSONNode = ["ETag": ["required": true, "schema": ["type": "string"], "description": "Strong; for If-None-Match."]]
        var found: [String: JSONNode] = [
            "200": ["description": .text(route.summary), "content": content(try route.output(&book), "application/json")],
            "default": reference,
        ]
        if route.method == .get {
            found["200"] = found["200"]?.adding(["headers": tag])
            found["304"] = ["description": "Nothing has changed since the tag of If-None-Match.", "headers": tag]
        }
        var problems = route.problems + [.badParameters]
        if route.scope != nil { problems += [.tokenNeeded, .tooManyTries] }
        if route.scope == .write { problems.append(.scopeTooSmall) }
        if !route.parts.isEmpty { problems.append(.notFound) }
        for problem in problems { found["\(problem.status)"] = reference }
        return found
    }

    private static let reference: JSONNode = ["$ref": "#/components/responses/Problem"]

    private static func content(_ schema: JSONNode, _ type: String) -> JSONNode { .object([type: ["schema": schema]]) }
}

internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Kernel

/// A problem as it is sent (RFC 9457).
struct ProblemDocument: APIDocument {
    static let mediaType = "application/problem+json"
    /// Wrong tokens are forgiven after the time in which tries are counted.
    private static let retryAfter = "\(TryLimit.window.milliseconds / 1000)"

    var type: String
    var title: String
    var status: Int
    var detail: String?
    var instance: String?
    var errors: [ParameterFault]?

    static var notes: [String: String] {
        [
            "type": "Names the kind of problem; it never changes its meaning.", "instance": "The address that was called.",
            "errors": "Which parameters or fields are wrong.",
        ]
    }

    init(_ problem: Problem, path: String) {
        type = problem.kind.type
        title = problem.kind.title
        status = problem.kind.status
        detail = problem.detail ?? problem.faults.first.map { $0.name.isEmpty ? $0.detail : "\($0.name) \($0.detail)" }
        instance = path
        errors = problem.faults.isEmpty ? nil : problem.faults
    }

    static func response(_ problem: Problem, path: String) -> Response {
        var headers: HTTPFields = [.contentType: mediaType, .cacheControl: "no-store"]
        switch problem.kind {
        case .tokenNeeded: headers[.wwwAuthenticate] = #"Bearer realm="quanzi""#
        case .tokenRefused: headers[.wwwAuthenticate] = #"Bearer realm="quanzi", error="invalid_token""#
        case .scopeTooSmall:
            let scope = problem.needed.map { ", scope=\"\($0.rawValue)\"" } ?? ""
            headers[.wwwAuthenticate] = #"Bearer realm="quanzi", error="insufficient_scope""# + scope
        case .methodNotAllowed: headers[.allow] = problem.allowed.joined(separator: ", ")
        case .tooManyTries: headers[.retryAfter] = retryAfter
        default: break
        }
        let reply = try? APIReply(ProblemDocument(problem, path: path))
        return Response(
            status: .init(code: problem.kind.status), headers: headers,
            body: .init(byteBuffer: .init(bytes: reply?.bytes ?? [])))
    }
}

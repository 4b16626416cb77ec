/// One address, who may call it, and what it answers. A plain value, so that a test can list and call every one.
public struct Route: Sendable {
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    public enum Intake: Sendable, Equatable {
        /// An urlencoded form of at most `Form.maximumBytes`.
        case form
        /// The body is read by the route, piece by piece; the form token comes in the header `X-Form-Token`.
        case stream
    }

    public let method: Method
    /// `/w/{workspace}/groups/{group}`; a name in braces is one part of the address.
    public let path: String
    public let access: Access
    public let intake: Intake
    public let answer: @Sendable (Visit) async throws -> Reply

    public static func get(
        _ path: String, _ access: Access, _ answer: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route {
        Route(method: .get, path: path, access: access, intake: .form, answer: answer)
    }

    public static func post(
        _ path: String, _ access: Access, intake: Intake = .form, _ answer: @escaping @Sendable (Visit) async throws -> Reply
    ) -> Route {
        Route(method: .post, path: path, access: access, intake: intake, answer: answer)
    }
}

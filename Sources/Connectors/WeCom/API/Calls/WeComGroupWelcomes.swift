internal import Journal

/// What people are told who come into a group: a template of the corp, at most 100, that owners put to use ([D:92366]).
public enum WeComGroupWelcomes {
    /// Makes one. Blind: there is no list of them.
    ///
    /// - Parameter notifies: the platform asks the members to put it to use.
    public static func add(_ welcome: WeComGroupWelcome, notifies: Bool = true) -> WeComCall<Added> {
        .post("externalcontact/group_welcome_template/add", .blind, WeComGroupWelcome.Body(welcome, notify: notifies ? 1 : 0))
    }

    /// Puts it in the place of what is there; only of templates of the same app. Keyed: it sets values, and the same ones again.
    public static func edit(_ templateID: String, _ welcome: WeComGroupWelcome) -> WeComCall<WeComNothing> {
        .post("externalcontact/group_welcome_template/edit", .keyed, WeComGroupWelcome.Body(welcome, id: templateID))
    }

    /// Keyed: it only reads.
    public static func get(_ templateID: String) -> WeComCall<WeComGroupWelcome> {
        .post("externalcontact/group_welcome_template/get", .keyed, ["template_id": templateID])
    }

    /// Keyed: what is gone is refused, and stays gone.
    public static func delete(_ templateID: String) -> WeComCall<WeComNothing> {
        .post("externalcontact/group_welcome_template/del", .keyed, ["template_id": templateID])
    }

    public struct Added: Decodable, Hashable, Sendable {
        public let templateID: String
        public init(from decoder: any Decoder) throws { templateID = try Fields(decoder).one("template_id") }
    }
}

internal import Journal
internal import Kernel

/// A token or ticket with its life. It is a secret: whatever prints it shows nothing.
struct WeComTicket: Decodable, Sendable, CustomStringConvertible, CustomReflectable {
    let text: String
    let life: Span

    init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        text = try fields.maybe("access_token", as: String.self) ?? fields.one("ticket")
        let seconds = try fields.number("expires_in")
        life = seconds > 0 ? .seconds(Int64(min(seconds, 86_400))) : WeComPolicy.tokenLife.span
    }

    /// Keyed: it only reads. 400 an hour for a corp, 100 for an app ([D:90506]), so it is held.
    static let ofCorp = WeComCall<WeComTicket>.get("get_jsapi_ticket")
    /// Keyed: it only reads.
    static let ofApp = WeComCall<WeComTicket>.get("ticket/get", .keyed, [("type", "agent_config")])

    var description: String { "WeComTicket" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

internal import Journal
internal import Kernel

/// Messages of an app to members of the corp ([D:90236]).
public enum WeComMessages {
    /// Keyed while the platform drops the same message again (`WeComMessage.sameWithin`), else blind.
    public static func send(_ message: WeComMessage) -> WeComCall<Sent> {
        .post("message/send", message.sameWithin.milliseconds > 0 ? .keyed : .blind, message)
    }

    /// Takes a message back within 24 h. Keyed: what is taken back stays so.
    public static func recall(_ messageID: String) -> WeComCall<WeComNothing> { .post("message/recall", .keyed, ["msgid": messageID]) }

    public struct Sent: Decodable, Hashable, Sendable {
        public let messageID: String
        /// Who did not get it: outside the app's visible range, or unknown.
        public let invalidUsers: [String]
        /// Who lacks a licence.
        public let unlicensedUsers: [String]

        public init(from decoder: any Decoder) throws {
            let fields = try Fields(decoder)
            messageID = try fields.text("msgid")
            invalidUsers = try fields.text("invaliduser").split(separator: "|").map(String.init)
            unlicensedUsers = try fields.text("unlicenseduser").split(separator: "|").map(String.init)
        }
    }
}

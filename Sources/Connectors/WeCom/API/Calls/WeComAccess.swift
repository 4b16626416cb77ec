internal import Journal
internal import Kernel

/// Getting in.
public enum WeComAccess {
    static let tokenAPI = "gettoken"

    /// Keyed: within its life the platform gives the same token again ([D:91039]).
    static let token = WeComCall<WeComTicket>.get(tokenAPI)

    /// From which addresses the platform sends its callbacks. Keyed: it only reads.
    public static let callbackAddresses = WeComCall<Addresses>.get("getcallbackip")

    public struct Addresses: Decodable, Hashable, Sendable {
        /// IPv4 or IPv6, some with a prefix length.
        public let addresses: [String]

        public init(from decoder: any Decoder) throws { addresses = try Fields(decoder).texts("ip_list") }
    }
}

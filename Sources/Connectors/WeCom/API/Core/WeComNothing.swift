/// The answer of a call that only says whether it worked.
public struct WeComNothing: Decodable, Hashable, Sendable {
    public init(from decoder: any Decoder) {}
}

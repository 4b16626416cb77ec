public import Journal
public import WeComConnector

/// A delivery with what it says.
public struct ToldDelivery: Sendable {
    public let delivery: ClaimedDelivery
    public let message: CallbackMessage
}

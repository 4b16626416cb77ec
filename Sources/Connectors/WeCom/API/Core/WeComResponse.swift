public import Kernel

/// What came back.
public struct WeComResponse: Sendable {
    /// Of HTTP.
    public var status: Int
    /// Without its parameters, lower case; empty if there is none.
    public var contentType: String
    /// The header, with the name of a downloaded file.
    public var disposition: String
    public var body: [UInt8]
    /// The header, with the time of the platform's clock; empty if there is none.
    public var date = ""

    /// What the platform's clock said, to the second; nil if it did not.
    public var sent: Instant? { HTTPDate.read(date) }

    public init(status: Int = 200, contentType: String = "application/json", disposition: String = "", body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.disposition = disposition
        self.body = body
    }
}

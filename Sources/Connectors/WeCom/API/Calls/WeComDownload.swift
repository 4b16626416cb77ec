/// A file from the platform.
public struct WeComDownload: Hashable, Sendable {
    public let bytes: [UInt8]
    /// `image/jpeg`; empty if it does not say.
    public let contentType: String
    /// As it was uploaded; empty if it does not say. Somebody else chose it: no path is made of it.
    public let name: String

    init(_ response: WeComResponse) {
        bytes = response.body
        contentType = response.contentType
        let named = response.disposition.firstRange(of: "filename=").map { response.disposition[$0.upperBound...] } ?? ""
        name = String(named.first == "\"" ? named.dropFirst().prefix { $0 != "\"" } : named.prefix { $0 != ";" })
    }
}

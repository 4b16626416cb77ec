/// A QR code with the white around it that readers need.
public struct PosterCode: Sendable {
    public var text: String
    public var x: Int
    public var y: Int
    /// A side in pixels, the white around it included.
    public var size: Int
    public var logo: Picture?
    /// Share of the code that the logo covers, 0…`QRCode.widestLogo`.
    public var logoShare: Double

    public init(_ text: String, x: Int, y: Int, size: Int, logo: Picture? = nil, logoShare: Double = 0.2) {
        self.text = text
        self.x = x
        self.y = y
        self.size = size
        self.logo = logo
        self.logoShare = logoShare
    }
}

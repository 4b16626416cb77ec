/// An opaque colour of sRGB.
public struct Ink: Sendable, Hashable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#1f6f54`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 7, text.utf8.first == 0x23, text.utf8.dropFirst().allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
            let value = UInt32(text.dropFirst(), radix: 16)
        else { return nil }
        self.init(red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
    }

    public static let black = Ink(red: 0, green: 0, blue: 0)
    public static let white = Ink(red: 255, green: 255, blue: 255)
}

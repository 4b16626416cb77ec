public import Kernel

/// What signs and encrypts callbacks, made by us instead of by the platform's dice.
public struct CallbackKeys: Sendable, Hashable {
    public let token: String
    public let encodingKey: String

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    /// The last character of a key carries two bits too many; these leave them empty, as strict readers of base64 want it.
    private static let lastLetters = Array("AEIMQUYcgkosw048".utf8)

    /// - Parameter world: its dice.
    public init(world: World) {
        token = Self.word(32, world)
        encodingKey = Self.word(42, world) + String(decoding: [Self.lastLetters[Int(world.roll() % 16)]], as: UTF8.self)
    }

    private static func word(_ length: Int, _ world: World) -> String {
        var bytes: [UInt8] = []
        while bytes.count < length {
            // 62 does not divide 64: what is beyond is rolled again, so that no letter is likelier than another.
            let place = Int(world.roll() & 63)
            if place < letters.count { bytes.append(letters[place]) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

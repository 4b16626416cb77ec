/// What an administrator of the simulated company copies from its console.
public struct CorpCredentials: Sendable, Hashable {
    /// `ww` and 16 hexadecimal digits.
    public let corpID: String
    public let agentID: Int64
    public let secret: String
    /// Signs the callbacks.
    public let token: String
    /// 43 letters and digits.
    public let encodingKey: String
    /// The key of a group robot.
    public let robotKey: String
    /// Of the message archive: another one than the app's.
    public let archiveSecret: String

    /// The same seed gives the same.
    public init(seed: UInt64) {
        var chance = Chance(seed: seed, "credentials")
        corpID = chance.hex("ww", 16)
        agentID = 1_000_002 + Int64(chance.below(90))
        secret = chance.id("", 43)
        token = chance.id("", 24)
        encodingKey = chance.id("", 43)
        let hex = Array(chance.hex("", 32))
        archiveSecret = chance.id("", 43)
        robotKey = [hex[0..<8], hex[8..<12], hex[12..<16], hex[16..<20], hex[20...]].map { String($0) }.joined(separator: "-")
    }
}

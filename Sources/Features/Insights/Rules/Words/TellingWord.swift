/// A word that one side says more often than the other.
public struct TellingWord: Sendable, Hashable, Codable {
    public var word: String
    /// Messages it stands in.
    public var messages: Int
    /// The most people who used it in one week; over several weeks no more can be known.
    public var speakers: Int
    /// Messages it stands in on the other side: in the other groups, in the weeks before, of the other members.
    public var messagesThere: Int
    /// How many times as frequent it is here, and the 95 % interval of that.
    public var ratio: Double
    public var low: Double
    public var high: Double
    /// G²: how surely it is more frequent here. 10.83 is p = 0.001 for one word looked at alone.
    public var score: Double
}

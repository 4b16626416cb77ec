/// A part of a whole with what is known about it: the 95 % interval by Wilson's score, which stays within 0 and 1 and means
/// something for small numbers.
public struct Share: Sendable, Hashable, Codable {
    public let part: Int
    public let whole: Int
    /// `part / whole`; nil if there is nothing to share.
    public let value: Double?
    public let low: Double?
    public let high: Double?

    private static let z = 1.959963984540054

    /// Numbers below 0 count as 0, a part beyond its whole as the whole.
    public init(_ part: Int, of whole: Int) {
        self.whole = max(0, whole)
        self.part = min(max(0, part), self.whole)
        guard self.whole > 0 else {
            value = nil
            low = nil
            high = nil
            return
        }
        let n = Double(self.whole), p = Double(self.part) / n, z2 = Share.z * Share.z
        let centre = (p + z2 / (2 * n)) / (1 + z2 / n)
        let half = Share.z * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot() / (1 + z2 / n)
        value = p
        low = max(0, centre - half)
        high = min(1, centre + half)
    }
}

/// Who gets what.
public enum TransferShare {
    /// Everybody the same, give or take one, in the order of the keys; empty without takers.
    public static func evenly(_ keys: [String], among takers: [String]) -> [(taker: String, keys: [String])] {
        guard !takers.isEmpty else { return [] }
        let each = keys.count / takers.count, rest = keys.count % takers.count
        var start = 0
        return takers.enumerated().map { place, taker in
            let end = start + each + (place < rest ? 1 : 0)
            defer { start = end }
            return (taker, Array(keys[start..<end]))
        }
    }

    /// The largest transfer that one call asks for.
    public static let batch = 100

    /// In parts of one call each.
    public static func batches(_ keys: [String]) -> [[String]] {
        stride(from: 0, to: keys.count, by: batch).map { Array(keys[$0..<min($0 + batch, keys.count)]) }
    }
}

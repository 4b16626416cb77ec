/// The middle of some numbers: of an even count the mean of the two in the middle, as pandas and DuckDB have it.
enum Median {
    /// Nil of nothing.
    static func of(_ values: [Int64]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted(), middle = sorted.count / 2
        if sorted.count % 2 == 1 { return Double(sorted[middle]) }
        return (Double(sorted[middle - 1]) + Double(sorted[middle])) / 2
    }
}

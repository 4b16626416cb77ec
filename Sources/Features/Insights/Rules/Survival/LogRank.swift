internal import Glibc

/// Whether two groups of lives end at different rates: ends seen against ends expected if there were no difference.
public struct LogRank: Sendable, Hashable, Codable {
    /// ≥ 0, one degree of freedom.
    public var chiSquare: Double
    /// The probability of so large a difference by chance, 0…1.
    public var p: Double
    /// Ends of the first and the second group, seen and expected.
    public var observed: [Int]
    public var expected: [Double]

    /// - Returns: nil if there was no time at which both were watched and one ended: nothing can be compared.
    public init?(_ first: [Lifetime], _ second: [Lifetime]) {
        let times = (first.map { ($0, true) } + second.map { ($0, false) }).sorted { $0.0.days < $1.0.days }
        var atRisk = (first: first.count, all: times.count), seen = (first: 0, all: 0)
        var awaited = 0.0, variance = 0.0, index = 0
        while index < times.count {
            let days = times[index].0.days
            var gone = (first: 0, all: 0), ends = (first: 0, all: 0)
            while index < times.count, times[index].0.days == days {
                let (life, isFirst) = times[index]
                gone.all += 1
                if isFirst { gone.first += 1 }
                if life.ended { ends.all += 1 }
                if life.ended, isFirst { ends.first += 1 }
                index += 1
            }
            let n = Double(atRisk.all), share = Double(atRisk.first) / n, d = Double(ends.all)
            awaited += d * share
            // With one left there is no choice of who ends.
            if n > 1 { variance += d * share * (1 - share) * (n - d) / (n - 1) }
            seen = (seen.first + ends.first, seen.all + ends.all)
            atRisk = (atRisk.first - gone.first, atRisk.all - gone.all)
        }
        guard variance > 0 else { return nil }
        let difference = Double(seen.first) - awaited
        chiSquare = difference * difference / variance
        p = chiSquareTail(chiSquare, freedom: 1)
        observed = [seen.first, seen.all - seen.first]
        expected = [awaited, Double(seen.all) - awaited]
    }
}

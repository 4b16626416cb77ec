internal import Kernel

/// Draws from a seed. Whole numbers only, so that a seed gives the same on every machine.
struct Dice: Sendable {
    private var source: SeededDice

    /// - Parameter purpose: keeps the draws of different things apart, so that one more draw here changes nothing there.
    init(seed: UInt64, _ purpose: String) {
        source = SeededDice(seed: XXH64.hash(Array(purpose.utf8), seed: seed))
    }

    mutating func roll() -> UInt64 { source.next() }

    /// 0..<count; 0 if there is nothing to choose from.
    mutating func below(_ count: Int) -> Int {
        guard count > 1 else { return 0 }
        return Int(source.next().multipliedFullWidth(by: UInt64(count)).high)
    }

    mutating func between(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

    /// A place in `weights`, each as likely as its weight; nil if all are 0.
    mutating func weighted(_ weights: some Sequence<Int>) -> Int? {
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return nil }
        var rest = below(sum)
        for (place, weight) in weights.enumerated() {
            if rest < weight { return place }
            rest -= weight
        }
        return nil
    }

    /// A whole number whose mean is `thousandths` / 1000.
    mutating func rounded(thousandths: Int) -> Int {
        thousandths / 1000 + (below(1000) < thousandths % 1000 ? 1 : 0)
    }

    mutating func shuffled<T>(_ items: [T]) -> [T] {
        var items = items
        for place in items.indices.dropLast() { items.swapAt(place, place + below(items.count - place)) }
        return items
    }
}

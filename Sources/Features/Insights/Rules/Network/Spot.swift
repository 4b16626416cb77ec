/// A place in the plane.
struct Spot {
    var x = 0.0
    var y = 0.0

    static func + (a: Spot, b: Spot) -> Spot { Spot(x: a.x + b.x, y: a.y + b.y) }
    static func - (a: Spot, b: Spot) -> Spot { Spot(x: a.x - b.x, y: a.y - b.y) }
    static func * (a: Spot, factor: Double) -> Spot { Spot(x: a.x * factor, y: a.y * factor) }
    var length: Double { (x * x + y * y).squareRoot() }

    /// The smallest corner and the size of the box around some spots.
    static func box(_ spots: [Spot]) -> (corner: Spot, size: Spot) {
        guard let first = spots.first else { return (Spot(), Spot()) }
        var low = first, high = first
        for spot in spots {
            low = Spot(x: min(low.x, spot.x), y: min(low.y, spot.y))
            high = Spot(x: max(high.x, spot.x), y: max(high.y, spot.y))
        }
        return (low, high - low)
    }
}

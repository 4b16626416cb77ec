/// Brings spots into the unit square and pushes apart what overlaps.
struct Spacing {
    private(set) var spots: [Spot]
    private(set) var radii: [Double]

    /// What stays free between two nodes, if there is room.
    static let gap = 0.012
    /// More of the square than this is not covered: the radii shrink instead.
    static let fullest = 0.3
    /// One side of the picture is not stretched more than this against the other.
    static let stretch = 1.35
    /// A tie is not drawn longer than this, however few nodes there are.
    static let longest = 0.3
    private static let rounds = 150

    /// - Parameter spots: in lengths of a tie.
    init(spots: [Spot], radii: [Double]) {
        self.spots = spots
        let covered = radii.reduce(0) { $0 + ($1 + Spacing.gap / 2) * ($1 + Spacing.gap / 2) * Double.pi }
        let shrink = covered > Spacing.fullest ? (Spacing.fullest / covered).squareRoot() : 1
        self.radii = radii.map { $0 * shrink }
    }

    mutating func settle() {
        fill()
        for _ in 0..<Spacing.rounds where !push() { break }
        // What no pushing could part becomes smaller, so that nothing overlaps whatever the input.
        var fit = 1.0
        for a in spots.indices {
            for b in 0..<a { fit = min(fit, (spots[a] - spots[b]).length / (radii[a] + radii[b])) }
        }
        if fit < 1 { radii = radii.map { $0 * fit * 0.999 } }
    }

    /// Scales the spots to the square, each axis by itself within limits, around its middle.
    private mutating func fill() {
        let (corner, size) = Spot.box(spots)
        let room = 1 - 2 * (radii.max() ?? 0)
        let most = min(Spacing.longest, Spacing.stretch * room / max(size.x, size.y, 1e-9))
        let factor = Spot(x: min(room / max(size.x, 1e-9), most), y: min(room / max(size.y, 1e-9), most))
        let middle = corner + size * 0.5
        for place in spots.indices {
            let away = spots[place] - middle
            spots[place] = inside(Spot(x: 0.5 + away.x * factor.x, y: 0.5 + away.y * factor.y), radii[place])
        }
    }

    /// Parts every two that are too near. Answers whether there were any.
    private mutating func push() -> Bool {
        var pushed = false
        for a in spots.indices {
            for b in 0..<a {
                let away = spots[a] - spots[b], distance = away.length, need = radii[a] + radii[b] + Spacing.gap
                guard distance < need else { continue }
                pushed = true
                // Two on one spot part along a direction of their own.
                let direction = distance > 1e-9 ? away * (1 / distance) : Spot(x: 1, y: Double(a) / Double(a + b + 1))
                // A little sideways, or two that stand exactly between others would never get past them.
                let aside = Spot(x: direction.x - 0.1 * direction.y, y: direction.y + 0.1 * direction.x)
                let step = aside * ((need - distance) / 2 + 1e-6)
                spots[a] = inside(spots[a] + step, radii[a])
                spots[b] = inside(spots[b] - step, radii[b])
            }
        }
        return pushed
    }

    private func inside(_ spot: Spot, _ radius: Double) -> Spot {
        Spot(x: min(max(spot.x, radius), 1 - radius), y: min(max(spot.y, radius), 1 - radius))
    }
}

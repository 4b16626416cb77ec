/// Lays boxes of spots beside each other on shelves, so that all together come near to a square.
enum ShelfPacking {
    /// What stays free around the spots of a box, in lengths of a tie.
    static let margin = 0.5

    /// - Parameter boxes: spots of each, around wherever they like; the largest box should come first.
    /// - Returns: the same spots, moved.
    static func packed(_ boxes: [[Spot]]) -> [[Spot]] {
        let frames = boxes.map { box in
            let (corner, size) = Spot.box(box)
            return (corner: corner, size: size + Spot(x: 2 * margin, y: 2 * margin))
        }
        let order = frames.indices.sorted { (frames[$1].size.y, $0) < (frames[$0].size.y, $1) }
        let widest = frames.map(\.size.x).max() ?? 0, all = frames.reduce(0) { $0 + $1.size.x }
        var best: [Spot] = [], least = Double.infinity
        for step in 0...20 {
            let (corners, extent) = shelves(frames.map(\.size), order: order, width: widest + (all - widest) * Double(step) / 20)
            let side = max(extent.x, extent.y)
            if side < least { (best, least) = (corners, side) }
        }
        return boxes.indices.map { box in
            let move = best[box] - frames[box].corner + Spot(x: margin, y: margin)
            return boxes[box].map { $0 + move }
        }
    }

    private static func shelves(_ sizes: [Spot], order: [Int], width: Double) -> ([Spot], extent: Spot) {
        var corners = [Spot](repeating: Spot(), count: sizes.count)
        var next = Spot(), shelf = 0.0, extent = Spot()
        for box in order {
            if next.x > 0, next.x + sizes[box].x > width + 1e-9 { next = Spot(x: 0, y: next.y + shelf) }
            if next.x == 0 { shelf = sizes[box].y }
            corners[box] = next
            next.x += sizes[box].x
            extent = Spot(x: max(extent.x, next.x), y: max(extent.y, next.y + sizes[box].y))
        }
        return (corners, extent)
    }
}

/// Places the nodes of a forest across their generations (after Reingold and Tilford 1981): an inviter stands above the
/// middle of those they invited, subtrees stand as near as they can without touching, and keep their order.
enum TidyTree {
    /// - Parameter parents: of each node, before the node itself; nil for a root.
    /// - Returns: the place of each node along its generation, from 0, two of one generation at least 1 apart.
    static func placed(_ parents: [Int?]) -> [Double] {
        var children = [[Int]](repeating: [], count: parents.count), roots: [Int] = []
        for (node, parent) in parents.enumerated() {
            if let parent { children[parent].append(node) } else { roots.append(node) }
        }
        // From the parent's place; a root's from the left.
        var offset = [Double](repeating: 0, count: parents.count)
        var outlines = [Outline](repeating: Outline(), count: parents.count)
        for node in parents.indices.reversed() {
            outlines[node] = Outline(below: beside(children[node], outlines: &outlines, offset: &offset, centred: true))
        }
        _ = beside(roots, outlines: &outlines, offset: &offset, centred: false)
        var places = offset
        for (node, parent) in parents.enumerated() {
            if let parent { places[node] += places[parent] }
        }
        let least = places.min() ?? 0
        return places.map { $0 - least }
    }

    /// How far a subtree reaches to the left and right in each generation, seen from its top.
    private struct Outline {
        var left: [Double] = []
        var right: [Double] = []

        init() {}

        init(below: Outline) {
            left = [0] + below.left
            right = [0] + below.right
        }

        mutating func move(_ distance: Double) {
            left = left.map { $0 + distance }
            right = right.map { $0 + distance }
        }
    }

    /// Puts subtrees next to each other. Answers the outline of them all.
    private static func beside(_ nodes: [Int], outlines: inout [Outline], offset: inout [Double], centred: Bool) -> Outline {
        var all = Outline()
        for node in nodes {
            var own = outlines[node]
            let apart = zip(all.right, own.left).map { $0 - $1 + 1 }.max() ?? 0
            offset[node] = apart
            own.move(apart)
            outlines[node] = Outline()
            all.left += own.left.dropFirst(all.left.count)
            all.right = own.right + all.right.dropFirst(own.right.count)
        }
        guard centred, let first = nodes.first, let last = nodes.last else { return all }
        let middle = (offset[first] + offset[last]) / 2
        for node in nodes { offset[node] -= middle }
        all.move(-middle)
        return all
    }
}

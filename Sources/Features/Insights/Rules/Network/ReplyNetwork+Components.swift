extension ReplyNetwork {
    /// The connected component of every node, by ties; 0 is the largest, equal sizes by their smallest member.
    func components() -> [Int] { ReplyNetwork.components(ties) { _, _ in true } }

    /// The connected parts by those ties that `through` lets pass, numbered by size, equal sizes by their first node.
    static func components(_ ties: Adjacency, through: (Int, Int) -> Bool) -> [Int] {
        var part = [Int](repeating: -1, count: ties.nodes)
        var parts = 0, queue: [Int] = []
        for first in 0..<ties.nodes where part[first] < 0 {
            part[first] = parts
            queue = [first]
            while let node = queue.popLast() {
                for entry in ties.row(node) {
                    let other = ties.others[entry]
                    guard part[other] < 0, through(node, other) else { continue }
                    part[other] = parts
                    queue.append(other)
                }
            }
            parts += 1
        }
        return bySize(part, count: parts)
    }

    /// The same parts with new numbers: the largest 0, equal sizes in the order of their old numbers.
    static func bySize(_ part: [Int], count: Int) -> [Int] {
        var sizes = [Int](repeating: 0, count: count)
        for number in part { sizes[number] += 1 }
        var number = sizes
        for (place, old) in (0..<count).sorted(by: { (sizes[$1], $0) < (sizes[$0], $1) }).enumerated() { number[old] = place }
        return part.map { number[$0] }
    }
}

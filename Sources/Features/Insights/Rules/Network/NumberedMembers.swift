/// Members numbered in the order of their ids, so that arrays can take the place of dictionaries.
struct NumberedMembers {
    /// Ascending, each once; the place of a member is their number.
    let ids: [Int64]

    /// - Parameter ids: in any order, also several times.
    init(_ ids: [Int64]) {
        var distinct: [Int64] = []
        for id in ids.sorted() where distinct.last != id { distinct.append(id) }
        self.ids = distinct
    }

    /// The number of one of the members.
    func number(_ id: Int64) -> Int {
        var low = 0, high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// How much a packed file may unpack to: what stops a zip bomb.
struct UnpackAllowance: Sendable {
    /// However well it packs, never more than this many bytes of one entry.
    var limitBytes: Int64 = .max
    /// No chat packs better than this.
    var ratio: Int64 = 200
    /// Below this many bytes the ratio does not matter.
    var freeBytes: Int64 = 64 << 20

    /// The most bytes that a file of `size` bytes may unpack to.
    func most(size: Int64) -> Int64 {
        let (product, overflow) = size.multipliedReportingOverflow(by: ratio)
        return min(limitBytes, max(freeBytes, overflow ? .max : product))
    }
}

internal import Kernel

/// Numbers the groups and people of one export in the order in which they appear, so that the writer finds them by a place
/// in an array. A name means somebody else in every group.
struct NameNumbers {
    private var groups: [UInt64: Int32] = [:]
    private var people: [UInt64: Int32] = [:]

    mutating func group(_ hash: UInt64) -> Int32 { NameNumbers.number(of: hash, in: &groups) }

    /// - Parameter isShown: true if the name is one shown in the group, not the identity that messages carry.
    mutating func person(_ hash: UInt64, isShown: Bool, group: Int32) -> Int32 {
        NameNumbers.number(of: XXH64.combine(hash &+ (isShown ? 1 : 0), UInt64(bitPattern: Int64(group))), in: &people)
    }

    private static func number(of hash: UInt64, in known: inout [UInt64: Int32]) -> Int32 {
        if let number = known[hash] { return number }
        let number = Int32(clamping: known.count)
        known[hash] = number
        return number
    }
}

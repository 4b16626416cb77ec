public import Kernel

/// In which of the last weeks each member of one group spoke. Equal weeks are equal bytes.
public struct SpeakerWeeks: Sendable, Hashable {
    /// The Monday of the first of `MatrixWeeks.count` weeks.
    public let first: LocalDay
    private let today: LocalDay
    /// Of each member a bit for every week they spoke in, the first week lowest.
    private(set) var spoken: [MemberID: UInt32] = [:]

    /// - Parameter today: the day of as-of.
    public init(today: LocalDay) {
        self.today = today
        first = today.weekStart + -7 * (MatrixWeeks.count - 1)
    }

    /// A day on which the member said something; days outside of the weeks are left out.
    public mutating func note(_ member: MemberID, on day: LocalDay) {
        guard day >= first, day <= today else { return }
        spoken[member, default: 0] |= 1 << UInt32((day - first) / 7)
    }

    /// Weeks of no later a day; those before `first` are left out.
    mutating func add(_ others: SpeakerWeeks, where counts: (MemberID) -> Bool) {
        let passed = (first - others.first) / 7
        guard passed >= 0 else { return }
        for (member, weeks) in others.spoken where weeks >> UInt32(passed) != 0 && counts(member) { spoken[member, default: 0] |= weeks >> UInt32(passed) }
    }

    private static let version: UInt64 = 1

    public func encode() -> [UInt8] {
        var out = PackedNumbers()
        out.add(Self.version)
        out.add(signed: Int64(today.number))
        out.add(spoken.count)
        var before: Int64 = 0
        for (member, weeks) in spoken.sorted(by: { $0.key < $1.key }) {
            out.add(signed: member.rawValue &- before)
            before = member.rawValue
            out.add(UInt64(weeks))
        }
        return out.bytes
    }

    /// Nil for bytes that `encode` did not write.
    public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var input = PackedNumbersReader(bytes)
        guard input.next() == Self.version, let day = input.signed().flatMap({ Int32(exactly: $0) }), let length = input.length() else { return nil }
        self.init(today: LocalDay(number: day))
        spoken.reserveCapacity(length)
        var member: Int64 = 0
        for place in 0..<length {
            guard let step = input.signed(), place == 0 || step > 0, let weeks = input.next().flatMap({ UInt32(exactly: $0) }) else { return nil }
            member = member &+ step
            spoken[MemberID(member)] = weeks
        }
        guard input.isAtEnd else { return nil }
    }
}

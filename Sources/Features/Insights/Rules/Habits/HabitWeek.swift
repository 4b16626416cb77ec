internal import Kernel

/// How everybody talked in one group in one ISO week. Equal weeks are equal bytes.
public struct HabitWeek: Sendable, Hashable {
    /// By member, ascending, each once.
    public var habits: [TalkHabit]

    public init(_ habits: [TalkHabit]) { self.habits = habits }

    private static let version: UInt64 = 1

    public func encode() -> [UInt8] {
        var out = PackedNumbers()
        out.add(Self.version)
        out.add(habits.count)
        var before: Int64 = 0
        for habit in habits {
            out.add(signed: habit.member.rawValue &- before)
            before = habit.member.rawValue
            for count in [habit.texts, habit.questions, habit.prompt, habit.chained, habit.again, habit.alike] { out.add(count) }
        }
        return out.bytes
    }

    /// Nil for bytes that `encode` did not write.
    public init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var input = PackedNumbersReader(bytes)
        guard input.next() == Self.version, let length = input.length() else { return nil }
        habits = []
        habits.reserveCapacity(length)
        var member: Int64 = 0
        for place in 0..<length {
            guard let step = input.signed(), place == 0 || step > 0 else { return nil }
            member = member &+ step
            var habit = TalkHabit(member: MemberID(member))
            for count in [\TalkHabit.texts, \.questions, \.prompt, \.chained, \.again, \.alike] {
                guard let value = input.count(), value <= Self.most else { return nil }
                habit[keyPath: count] = value
            }
            habits.append(habit)
        }
        guard input.isAtEnd else { return nil }
    }

    /// Nobody writes more in a week; sums of it stay far from the end of numbers.
    private static let most = 1 << 32
}

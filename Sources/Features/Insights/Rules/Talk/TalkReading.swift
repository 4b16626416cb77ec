public import Kernel

/// Reads a group's messages into days. What a day becomes depends on its own messages, on the 24 hours before it and on the
/// 24 hours after it, and on nothing else.
public struct TalkReading: Sendable {
    /// Who speaks next within this time turns to whom spoke before.
    public static let turnSpan = Span.minutes(5)
    /// So far back a quotation is looked for, and so long a question may wait for its answer.
    public static let context = Span.hours(24)
    /// So many messages of one member in a row, each within `floodSpan` of the one before, are a flood.
    public static let floodMessages = 10
    public static let floodSpan = Span.seconds(60)

    public struct Day: Sendable {
        public var day: LocalDay
        public var talk: TalkDay
        /// Hashes of the names written behind an @ on that day, sorted; whoever comes to bear one of them changes the day.
        public var mentions: [UInt64]
    }

    /// What was read of some days.
    public struct Reading: Sendable {
        /// Those on which something was said, ascending.
        public var days: [Day]
        /// How everybody talked in all of these days, by member.
        public var habits: [TalkHabit]
    }

    private let zone: Zone
    private let bearer: @Sendable (UInt64) -> MemberID?

    /// - Parameter bearer: the member who alone bears the name of that hash (`XXH64` of its UTF-8) in the group.
    public init(zone: Zone, bearer: @escaping @Sendable (UInt64) -> MemberID?) {
        self.zone = zone
        self.bearer = bearer
    }

    /// The days of [from, to] on which something was said, ascending.
    ///
    /// - Parameter log: at least what was said from 24 hours before the first day to 24 hours after the last.
    public func days(_ log: TalkLog, from: LocalDay, to: LocalDay) -> [Day] { read(log, from: from, to: to).days }

    /// The same, with the habits of these days.
    public func read(_ log: TalkLog, from: LocalDay, to: LocalDay) -> Reading {
        log.bytes.withUnsafeBufferPointer { bytes in
            var pass = TalkPass(log: log, bytes: bytes, from: from, to: to, zone: zone, bearer: bearer)
            pass.read()
            return Reading(days: pass.days, habits: pass.habits.habits)
        }
    }
}

internal import Kernel

/// Counts habits while talk is read line by line.
struct HabitTally {
    private var known: [MemberID: KnownHabit] = [:]
    private static let headCharacters = 4
    private static let longestCharacter = 4

    /// A text; of one outside of the days that are read only the beginning is kept, for the next one.
    ///
    /// - Parameter before: the message before it in the group.
    mutating func note(
        _ line: TalkLog.Line, text: UnsafeBufferPointer<UInt8>, asks: Bool, before: TalkLog.Line?, isInside: Bool
    ) {
        let head = Self.head(of: text)
        known[line.member, default: KnownHabit(habit: TalkHabit(member: line.member))].note(line, head, asks: asks, before: before, isInside: isInside)
    }

    /// By member, ascending; those without a text are left out.
    var habits: [TalkHabit] { known.values.map(\.habit).filter { $0.texts > 0 }.sorted { $0.member < $1.member } }

    /// A hash of the first four characters.
    private static func head(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var end = 0, characters = 0
        while end < text.count, end < headCharacters * longestCharacter {
            if text[end] & 0xC0 != 0x80 {
                if characters == headCharacters { break }
                characters += 1
            }
            end += 1
        }
        return XXH64.hash(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[0..<end])))
    }
}

/// A habit, with the beginning and the time of the member's last text.
private struct KnownHabit {
    var habit: TalkHabit
    private var head: UInt64 = 0
    private var last: Instant?

    init(habit: TalkHabit) { self.habit = habit }

    mutating func note(_ line: TalkLog.Line, _ head: UInt64, asks: Bool, before: TalkLog.Line?, isInside: Bool) {
        if isInside {
            habit.texts += 1
            if asks { habit.questions += 1 }
            if let before, before.at >= line.at - TalkHabit.prompt {
                habit.prompt += 1
                if before.member == line.member { habit.chained += 1 }
            }
            if let last, last >= line.at - TalkReading.context {
                habit.again += 1
                if self.head == head { habit.alike += 1 }
            }
        }
        self.head = head
        last = line.at
    }
}

public import Kernel

/// What there is to do about a group code before visitors meet one that does not work.
public enum CodeTaskRules {
    /// Of all that is worth doing the alarm that counts most: one task for each code. Nil if nothing needs anybody, or the code leads
    /// nowhere yet.
    ///
    /// - Parameter targets: in the order in which they are filled.
    public static func suggestion(_ code: LiveCodeID, _ targets: [TargetSeats], isOn: Bool, at now: Instant) -> Suggestion? {
        guard !targets.isEmpty, let alarm = CodeAlarm.of(targets, isOn: isOn, at: now).first(where: isWorthDoing) else { return nil }
        let target = targets.first { $0.id == alarm.target }
        var facts = TaskFacts(alarm: alarm.word)
        switch alarm {
        case .expiresInADay, .expiresInTwoDays: facts.at = target?.expires
        case .nearlyFull: facts.count = target?.room
        case .nothingOpen, .lastOpen, .expired, .full: break
        }
        return Suggestion(
            .code, GroupID(code.rawValue), other: target.map { GroupID($0.id.rawValue) }, occasion: occasion(alarm, target.map { [$0] } ?? targets),
            facts: facts, weight: alarm.isUrgent ? 950 : 650)
    }

    /// That one of several groups is full or over needs nobody: visitors are shown the next.
    private static func isWorthDoing(_ alarm: CodeAlarm) -> Bool {
        switch alarm {
        case .nothingOpen, .lastOpen, .expiresInADay, .nearlyFull, .expiresInTwoDays: true
        case .expired, .full: false
        }
    }

    /// The same until somebody has seen to it: whoever puts up a new picture, or says how many are in the group, ends it.
    private static func occasion(_ alarm: CodeAlarm, _ targets: [TargetSeats]) -> Int64 {
        let words = targets.map { target in
            let expires = target.expires.map { "\($0.milliseconds)" } ?? "", cap = target.cap.map { "\($0)" } ?? ""
            return "\(target.id)/\(expires)/\(cap)/\(target.members)/\(target.isPaused)"
        }
        return Int64(XXH64.hash(Array(([alarm.word] + words).joined(separator: " ").utf8)) >> 1)
    }
}

/// Counts the calls of one API by the minute and by the hour; who is too fast is kept out as long as the window is long.
struct RateGate: Sendable {
    private var minute: Int64 = -1
    private var inMinute = 0
    private var hour: Int64 = -1
    private var inHour = 0
    private var closedUntil: Int64 = .min

    /// False if the call is refused.
    ///
    /// - Parameter now: milliseconds since 1970.
    mutating func passes(perMinute: Int, perHour: Int, now: Int64) -> Bool {
        if now < closedUntil { return false }
        if now / 60_000 != minute { (minute, inMinute) = (now / 60_000, 0) }
        if now / 3_600_000 != hour { (hour, inHour) = (now / 3_600_000, 0) }
        inMinute += 1
        inHour += 1
        if inHour > perHour { closedUntil = now + 3_600_000 } else if inMinute > perMinute { closedUntil = now + 60_000 }
        return inHour <= perHour && inMinute <= perMinute
    }
}

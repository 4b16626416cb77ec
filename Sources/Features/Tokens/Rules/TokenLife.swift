public import Kernel

/// How long a token is valid.
public enum TokenLife {
    /// Ten years; longer is for ever.
    public static let longestDays = 3650

    /// When a token made at `now` ends; nil days is never.
    ///
    /// - Throws: `TokenRefusal.daysOutOfRange`.
    public static func end(days: Int?, from now: Instant) throws(TokenRefusal) -> Instant? {
        guard let days else { return nil }
        guard (1...longestDays).contains(days) else { throw .daysOutOfRange }
        return now + .days(Int64(days))
    }
}

internal import Kernel

/// How long a failed attempt waits for the next one: 5 s, 15 s, 45 s … up to six hours. After `limit` failures nobody tries
/// again by himself; that is ten and a half hours after the first.
///
/// Without chance: what fails together was claimed in batches and comes back in batches, and the limits of the platform are
/// kept elsewhere.
enum Backoff {
    static let first = Span.seconds(5)
    static let factor: Int64 = 3
    static let longest = Span.hours(6)
    static let limit = 10

    /// The wait after the n-th failure, n from 1.
    static func wait(afterFailures failures: Int) -> Span {
        var wait = first
        for _ in 1..<max(failures, 1) {
            if wait >= longest { break }
            wait = Span(milliseconds: wait.milliseconds * factor)
        }
        return min(wait, longest)
    }

    /// What a platform asks for is believed between a second and a day.
    static func wait(asked: Span) -> Span { min(max(asked, .seconds(1)), .days(1)) }
}

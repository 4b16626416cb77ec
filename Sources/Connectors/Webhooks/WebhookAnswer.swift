internal import Foundation
public import Journal
public import Kernel

/// What became of a post.
public struct WebhookAnswer: Sendable, Equatable {
    public var outcome: OutboxDelivery.Outcome
    /// Of HTTP; nil if none came.
    public var status: Int?
    /// Why there is no status: a word for pages, such as `timeout`.
    public var problem: String?
    /// From the beginning to the head of the answer.
    public var took: Span

    public init(_ outcome: OutboxDelivery.Outcome, status: Int? = nil, problem: String? = nil, took: Span) {
        self.outcome = outcome
        self.status = status
        self.problem = problem
        self.took = took
    }

    /// - Parameter retryAfter: the header, seconds or a date; anything else is as if it were missing.
    public static func outcome(status: Int, retryAfter: String?, now: Instant) -> OutboxDelivery.Outcome {
        switch status {
        case 200..<300: .accepted
        case 429, 503: span(retryAfter, now: now).map { .rateLimited(after: $0) } ?? .temporary
        // They say themselves that another try may do.
        case 408, 425: .temporary
        // A redirect is not followed: what is signed goes where it was meant to go and nowhere else.
        case 300..<500: .permanent
        default: .temporary
        }
    }

    private static func span(_ header: String?, now: Instant) -> Span? {
        guard let header = header?.trimmingCharacters(in: .whitespaces), !header.isEmpty, header.utf8.count <= 40 else { return nil }
        // Nobody waits longer than this, and no number overflows.
        if header.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return .seconds(min(Int64(header) ?? 86_400, 86_400)) }
        let dates = DateFormatter()
        dates.locale = Locale(identifier: "en_US_POSIX")
        dates.timeZone = TimeZone(secondsFromGMT: 0)
        dates.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        guard let date = dates.date(from: header) else { return nil }
        let wait = date.timeIntervalSince1970 - Double(now.milliseconds) / 1000
        return .seconds(Int64(max(0, min(wait, 86_400)).rounded(.up)))
    }
}

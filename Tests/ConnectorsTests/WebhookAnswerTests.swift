import Journal
import Kernel
import Testing
import WebhookConnector

@Suite struct WebhookAnswerTests {
    static let now = Instant(milliseconds: 1_795_250_000_000)

    @Test func everyStatusHasAMeaning() {
        let table: [(Int, String?, OutboxDelivery.Outcome)] = [
            (200, nil, .accepted), (201, nil, .accepted), (204, "9", .accepted), (299, nil, .accepted), (301, nil, .permanent),
            (302, nil, .permanent), (307, nil, .permanent), (400, nil, .permanent), (401, nil, .permanent), (404, "9", .permanent),
            (408, nil, .temporary), (410, nil, .permanent), (425, nil, .temporary), (429, nil, .temporary), (429, "7", .rateLimited(after: .seconds(7))),
            (500, nil, .temporary), (500, "7", .temporary), (502, nil, .temporary), (503, nil, .temporary), (503, " 120 ", .rateLimited(after: .minutes(2))),
            (504, nil, .temporary), (599, nil, .temporary), (101, nil, .temporary), (999, nil, .temporary), (0, nil, .temporary),
        ]
        for (status, after, outcome) in table {
            #expect(WebhookAnswer.outcome(status: status, retryAfter: after, now: Self.now) == outcome, "\(status) \(after ?? "")")
        }
    }

    @Test func retryAfterIsSecondsOrADate() {
        let table: [(String, OutboxDelivery.Outcome)] = [
            ("0", .rateLimited(after: .seconds(0))), ("99999999999999999999999", .rateLimited(after: .days(1))), ("86401", .rateLimited(after: .days(1))),
            (Self.date(60), .rateLimited(after: .seconds(60))), (Self.date(-60), .rateLimited(after: .seconds(0))),
            (Self.date(10 * 86_400), .rateLimited(after: .days(1))), ("", .temporary), ("-5", .temporary), ("soon", .temporary), ("1.5", .temporary),
            (String(repeating: "9", count: 10_000), .temporary), ("\u{661}", .temporary),
        ]
        for (header, outcome) in table {
            #expect(WebhookAnswer.outcome(status: 503, retryAfter: header, now: Self.now) == outcome, "\(header.prefix(40))")
        }
    }

    /// Of that many seconds from now, as RFC 9110 writes it; days of one month are enough here.
    private static func date(_ seconds: Int64) -> String {
        let wall = (now + .seconds(seconds)).iso
        let day = LocalDay(number: Int32((now + .seconds(seconds)).milliseconds / 86_400_000))
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday - 1]
        let month = ["10": "Oct", "11": "Nov", "12": "Dec"][wall.dropFirst(5).prefix(2).description] ?? "?"
        return "\(weekday), \(wall.dropFirst(8).prefix(2)) \(month) 2026 \(wall.dropFirst(11).prefix(8)) GMT"
    }
}

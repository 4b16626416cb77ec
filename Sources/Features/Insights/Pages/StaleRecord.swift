internal import Kernel
internal import Web

/// Says that the newest message is old, on pages whose "today" is that day. Nil if it is not, and of a sample, which never gets newer.
struct StaleRecord: PageModel {
    let asOf: Instant
    let seat: Seat
    let voice: Voice

    private static let after = Span.days(30)

    init?(_ asOf: Instant?, seat: Seat, voice: Voice) {
        guard let asOf, !seat.isSample, voice.now - asOf > Self.after else { return nil }
        self.asOf = asOf
        self.seat = seat
        self.voice = voice
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "staleSentence":
            .text(voice.say("home.stale", ["day": voice.date(voice.zone.day(of: asOf)), "distance": voice.distance(asOf)]))
        case "staleExact": .text(voice.exact(asOf))
        case "staleHref": .text(Set.operators.contains(seat.role) ? seat.path("/import") : nil)
        default: nil
        }
    }
}

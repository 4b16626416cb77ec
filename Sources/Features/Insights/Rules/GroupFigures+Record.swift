public import Kernel

extension GroupFigures {
    /// No group that lived longer than an occasion falls silent from one day to the next with so many people in it.
    public var endsInFullTalk: Bool {
        guard let first = firstMs, let last = lastMs, let speakersAtEnd else { return false }
        return speakersAtEnd >= GroupState.fullTalk && Span(milliseconds: last - first) >= GroupState.flashLife
    }

    /// Up to when what is known of the group reaches: at least to what was said last, also where an import was cut off before it
    /// said so. If talk ends as if cut off, only who is sure reaches further.
    public func end(of record: GroupRecord?, asOf: Instant) -> Instant {
        guard let record, let last = lastMs.map({ Instant(milliseconds: $0) }) else { return asOf }
        let known = min(max(record.until, last), asOf)
        guard endsInFullTalk, (known - last).wholeDays >= GroupState.dormantAfterDays else { return known }
        return min(max(record.sureUntil ?? last, last), known)
    }
}

extension Int64 {
    /// Milliseconds brought into a hundred million days around 1970, so that differences of hostile instants cannot overflow.
    var inCalendar: Int64 { Swift.min(Swift.max(self, -8_640_000_000_000_000), 8_640_000_000_000_000) }
}

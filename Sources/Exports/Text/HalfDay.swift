/// The half of a day that a 12-hour clock names.
enum HalfDay {
    case am, pm

    /// Milliseconds since midnight of a time on a 12-hour clock; half past twelve at night is 12:30 AM.
    /// A time that only a 24-hour clock shows is left as it is (`15:30 PM`) or refused (`15:30 AM`).
    func time(_ clock: Int64) -> Int64? {
        let hour: Int64 = 3_600_000
        switch self {
        case .am: return clock < 12 * hour ? clock : clock < 13 * hour ? clock - 12 * hour : nil
        case .pm: return clock < 12 * hour ? clock + 12 * hour : clock
        }
    }
}

extension ByteCursor {
    /// `AM`, `p.m.`, `a. m.`, `上午`, `下午` and their like.
    mutating func halfDay() -> HalfDay? {
        if skip("上午") || skip("凌晨") || skip("早上") || skip("清晨") { return .am }
        if skip("下午") || skip("晚上") || skip("中午") || skip("傍晚") { return .pm }
        return attempt { cursor in
            let half: HalfDay
            switch cursor.skip(oneOf: "AaPp") {
            case 65, 97: half = .am
            case 80, 112: half = .pm
            default: return nil
            }
            _ = cursor.skip(0x2E)
            cursor.skipBlank()
            guard cursor.skip(oneOf: "Mm") != nil else { return nil }
            _ = cursor.skip(0x2E)
            return half
        }
    }
}

public import Kernel

extension Voice {
    /// 11月21日 周六 · Sat 21 Nov; with the year if it is not this one.
    public func day(_ day: LocalDay) -> String {
        let civil = day.civil, thisYear = zone.day(of: now).civil.year
        switch language {
        case .chinese:
            let year = civil.year == thisYear ? "" : "\(civil.year)年"
            return "\(year)\(civil.month)月\(civil.day)日 周\(Self.chineseWeekdays[day.weekday - 1])"
        case .english:
            let year = civil.year == thisYear ? "" : " \(civil.year)"
            return "\(Self.englishWeekdays[day.weekday - 1]) \(civil.day) \(Self.englishMonths[civil.month - 1])\(year)"
        }
    }

    /// 11月21日 · 21 Nov, for sentences; with the year if it is not this one.
    public func date(_ day: LocalDay) -> String {
        let year = day.civil.year
        guard year != zone.day(of: now).civil.year else { return shortDay(day) }
        return language == .chinese ? "\(year)年\(shortDay(day))" : "\(shortDay(day)) \(year)"
    }

    /// 11月21日 · 21 Nov, for axes.
    public func shortDay(_ day: LocalDay) -> String {
        let civil = day.civil
        return language == .chinese
            ? "\(civil.month)月\(civil.day)日" : "\(civil.day) \(Self.englishMonths[civil.month - 1])"
    }

    /// 一 … 日 · Mon … Sun; 1 is Monday.
    public func weekday(_ number: Int) -> String {
        let index = max(1, min(7, number)) - 1
        return language == .chinese ? "周\(Self.chineseWeekdays[index])" : Self.englishWeekdays[index]
    }

    /// 2026-11-21 16:00, the form for `title` and tables.
    public func exact(_ instant: Instant) -> String { String(instant.wall(in: zone).prefix(16)) }

    /// 刚刚, 5 分钟前, 3 天前 · just now, 5 minutes ago, 3 days ago; the date beyond 60 days, because "5 months ago" says
    /// the same of too much.
    public func ago(_ instant: Instant) -> String {
        let minutes = (now - instant).milliseconds / 60_000
        if minutes < 1 { return say("time.just-now") }
        if minutes < 60 { return say("time.minutes-ago", ["count": "\(minutes)"]) }
        if minutes < 24 * 60 { return say("time.hours-ago", ["count": "\(minutes / 60)"]) }
        let days = minutes / (24 * 60)
        if days < 60 { return say("time.days-ago", ["count": "\(days)"]) }
        return date(zone.day(of: instant))
    }

    /// 40 天前, 5 个月前, 9 年前 · 40 days ago, 5 months ago, 9 years ago: how far back something lies as a whole; never below a day.
    public func distance(_ instant: Instant) -> String {
        let days = max(1, (now - instant).wholeDays)
        if days < 60 { return say("time.days-ago", ["count": "\(days)"]) }
        return days < 730 ? say("time.months-ago", ["count": "\(days / 30)"]) : say("time.years-ago", ["count": "\(days / 365)"])
    }

    /// 5 分钟前, 3 天前, 5 个月前 · 5 minutes ago, 3 days ago, 5 months ago: beside a date, which need not be said twice.
    public func since(_ instant: Instant) -> String {
        now - instant < .days(60) ? ago(instant) : distance(instant)
    }

    /// 北京时间, 东京 · China (Beijing), Tokyo; the name of the time zone database where there is no word for it.
    public func zoneName(_ name: String) -> String { texts.text("zone.\(name)", language) ?? name.replacing("_", with: " ") }

    /// 45 秒, 3 分钟, 2 小时, 5 天 · 45 seconds … 5 days; the largest unit that fits.
    public func length(_ span: Span) -> String {
        let seconds = max(0, span.milliseconds / 1000)
        switch seconds {
        case ..<60: return say("time.seconds", ["count": "\(seconds)"])
        case ..<3600: return say("time.minutes", ["count": "\(seconds / 60)"])
        case ..<86_400: return say("time.hours", ["count": "\(seconds / 3600)"])
        default: return say("time.days", ["count": "\(seconds / 86_400)"])
        }
    }

    private static let chineseWeekdays = ["一", "二", "三", "四", "五", "六", "日"]
    private static let englishWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

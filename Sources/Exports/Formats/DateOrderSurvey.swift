/// Finds the order of dates from all dates of a file: which order makes days of them, and in which they hardly ever go back.
struct DateOrderSurvey {
    private struct Candidate {
        let order: DateOrder
        var impossible = 0, falls = 0, last = 0

        mutating func add(_ a: Int, _ b: Int, _ c: Int) {
            guard let date = order.date(a, b, c), let year = date.year, let month = date.month, let day = date.day else {
                impossible += 1
                return
            }
            let number = (year * 16 + month) * 32 + day
            if number < last { falls += 1 }
            last = number
        }
    }

    private var dayFirst = Candidate(order: .dayFirst)
    private var monthFirst = Candidate(order: .monthFirst)
    private var dates = 0, yearFirst = 0, pointed = 0, differing = 0

    /// A date as it stands: its three numbers, and whether points part them (no country writes `month.day.year`).
    mutating func add(_ a: Int, _ b: Int, _ c: Int, hasPoints: Bool) {
        dates += 1
        if a > 31 { yearFirst += 1 }
        if hasPoints { pointed += 1 }
        if a != b { differing += 1 }
        dayFirst.add(a, b, c)
        monthFirst.add(a, b, c)
    }

    var isEmpty: Bool { dates == 0 }

    /// Nil if both orders fit: then only a person can tell.
    var order: DateOrder? {
        // A few broken or quoted dates must not turn the whole file.
        if yearFirst * 2 > dates { return .yearFirst }
        if pointed * 2 > dates || differing == 0 { return .dayFirst }
        if dayFirst.impossible != monthFirst.impossible {
            return dayFirst.impossible < monthFirst.impossible ? .dayFirst : .monthFirst
        }
        if dayFirst.falls == monthFirst.falls { return nil }
        return dayFirst.falls < monthFirst.falls ? .dayFirst : .monthFirst
    }
}

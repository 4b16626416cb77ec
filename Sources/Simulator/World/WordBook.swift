/// The words that fill places such as `{dish}`.
struct WordBook: Sendable {
    private var lists: [String: [String]] = [:]
    /// For words that are not said all the year round: those of January, February, …
    private var inMonth: [String: [[String]]] = [:]

    init(_ lists: [String: String]...) {
        for list in lists {
            for (key, words) in list { self.lists[key] = words.split(separator: " ").map(String.init) }
        }
        self.lists["weekday"] = WordBook.weekdays
        for (key, words) in self.lists {
            let months = words.map(Almanac.months)
            guard months.contains(where: { $0.count < 12 }) else { continue }
            inMonth[key] = (1...12).map { month in zip(words, months).filter { $1.contains(month) }.map(\.0) }
        }
    }

    /// Monday first.
    static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]

    /// The words of a place; `dish2` is another one of `dish`.
    subscript(key: Substring) -> [String]? {
        lists[String(key)] ?? lists[String(key.prefix { !$0.isNumber })]
    }

    /// The words of a place that are said in a month; none if there is no such place.
    func words(_ key: Substring, month: Int) -> [String] {
        inMonth[String(key.prefix { !$0.isNumber })]?[month - 1] ?? self[key] ?? []
    }
}

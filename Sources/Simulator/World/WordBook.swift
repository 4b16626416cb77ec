/// The words that fill places such as `{dish}`.
struct WordBook: Sendable {
    private var lists: [String: [String]] = [:]

    init(_ lists: [String: String]...) {
        for list in lists {
            for (key, words) in list { self.lists[key] = words.split(separator: " ").map(String.init) }
        }
        self.lists["weekday"] = WordBook.weekdays
    }

    /// Monday first.
    static let weekdays = ["一", "二", "三", "四", "五", "六", "日"]

    /// The words of a place; `dish2` is another one of `dish`.
    subscript(key: Substring) -> [String]? {
        lists[String(key)] ?? lists[String(key.prefix { !$0.isNumber })]
    }
}

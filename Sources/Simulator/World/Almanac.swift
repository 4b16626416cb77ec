/// What can be said in which month, so that nobody complains of the heat in November.
enum Almanac {
    static func holiday(_ month: Int) -> String {
        ["春节", "春节", "清明", "五一", "端午", "端午", "暑假", "中秋", "国庆", "国庆", "元旦", "元旦"][(month - 1) % 12]
    }

    static func season(_ month: Int) -> String {
        ["降温", "开春", "换季", "春天到", "升温", "雨季", "天热", "三伏", "换季", "入秋", "降温", "入冬"][(month - 1) % 12]
    }

    /// The months in which `text` makes sense.
    static func months(of text: String) -> Set<Int> {
        bound.reduce(Set(1...12)) { months, rule in
            rule.words.contains { text.contains($0) } ? months.intersection(rule.months) : months
        }
    }

    private static let bound: [(words: [String], months: Set<Int>)] = [
        (["太热", "中暑", "路面烫", "闷热", "防蚊"], [5, 6, 7, 8, 9]),
        (["飘小雪"], [12, 1, 2]),
        (["降温", "冬天", "加衣服", "吹干再出门"], [10, 11, 12, 1, 2, 3]),
        (["沙尘"], [3, 4, 5]),
        (["起雾", "雾有点大"], [10, 11, 12, 1, 2]),
        (["掉毛崩溃", "换毛季"], [3, 4, 5, 9, 10, 11]),
    ]
}

/// Names of nobody in particular.
enum InventedNames {
    private static let families = ["柳", "陈", "周", "林", "何", "宋", "沈", "许", "梁", "叶", "苏", "程", "方", "袁", "邓", "冯"]
    private static let given = ["阳", "晓雯", "子墨", "思琪", "嘉禾", "文博", "雨桐", "一诺", "景行", "念安", "可欣", "明远", "书瑶", "亦凡"]
    private static let first = [
        "小满", "阿禾", "豆包", "糖糖", "晚风", "青柠", "橘子", "南瓜", "麦芽", "云朵", "木木", "可可", "大宝", "月亮", "海盐", "芝麻", "团子", "山茶",
        "知夏", "冬至", "拾光", "半夏", "初一", "七七",
    ]
    private static let second = ["妈妈", "同学", "不吃辣", "在路上", "爱拼单", "", "的店", "要早睡", "家", "本人", "·", "呀", "小号", "先生", "酱", "🌸"]
    private static let rooms = ["福利", "团购", "早餐", "同城", "新品", "会员", "遛娃", "读书", "跑步", "花友"]

    static func staff(_ chance: inout Chance) -> String { families[chance.below(families.count)] + given[chance.below(given.count)] }

    static func customer(_ chance: inout Chance) -> String {
        let name = first[chance.below(first.count)] + second[chance.below(second.count)]
        return chance.below(3) == 0 ? "\(name)\(chance.below(100))" : name
    }

    static func group(_ chance: inout Chance, number: Int) -> String { "\(rooms[chance.below(rooms.count)])\(number)群" }
}

import Engines
import FeatureRules
import FeatureStores
import Kernel
import Storage
import Testing

/// What somebody said last in a group, and what a sentence to them takes up.
@Suite(.serialized) struct OpeningWordsTests {
    /// 猫猫 talks of milk in one group and of a machine in another; then she only says yes.
    private static func lines() -> [String] {
        let start = MemberWordTests.start
        func line(_ group: String, _ day: Int64, _ minute: Int64, _ sender: String, _ text: String) -> String {
            let at = (start + .days(day) + .minutes(minute)).iso
            return #"{"group":"\#(group)","sender":"\#(sender)","sender_name":"\#(sender)","time":"\#(at)","type":"text","text":"\#(text)"}"#
        }
        return (0..<30 as Range<Int64>).flatMap { day in
            [
                line("吃饭", day, 0, "群主", "早上好，今天的午餐是红烧牛肉"), line("吃饭", day, 1, "猫猫", day < 20 ? "又要去买牛奶了" : "好"),
                line("吃饭", day, 2, "老张", "红烧牛肉来一份"), line("喝水", day, 3, "猫猫", "刚换了新的咖啡机，真好"), line("喝水", day, 4, "老张", "水不错"),
            ]
        }
    }

    @Test(arguments: Engine.available) func theGroupsOwnWordsCount(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.lines().joined(separator: "\n") + "\n", indexed: false)
            try await bench.talk.catchUp(ImportBench.ours, on: bench.database)
            let member = try #require(try await bench.labels(ImportBench.ours).first { $0.value == "猫猫" }?.key)
            let found = try await bench.database.read { tx in
                let groups = Dictionary(uniqueKeysWithValues: try GroupQueries.all(in: ImportBench.ours, tx).map { ($0.name, $0.id) })
                return try ["吃饭", "喝水"].map { name in
                    var known = MemberWordQueries.KnownWeeks()
                    return try OpeningWords(of: member, in: #require(groups[name]), known: &known, zone: .shanghai, workspace: ImportBench.ours, tx)
                }
            }
            #expect(found[0].topic == .thing("牛奶") && found[0].said?.text == "又要去买牛奶了", "\(found[0])")
            #expect(found[1].topic == .thing("咖啡机") && found[1].said?.text == "刚换了新的咖啡机，真好", "\(found[1])")
        }
    }
}

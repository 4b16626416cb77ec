import FeatureRules
import Testing

@Suite struct FoldedNameTests {
    @Test(arguments: [
        ("librasteve", "librasteve_"), ("mson`", "mson"), ("_DrForr", "DrForr"), ("Anna-门店A", "anna"), ("木木", "木木🌸"), ("木木（出差）", "木木"),
        ("ＡＮＮＡ店", "anna店"), ("FROGGS[mobile]", "froggs_"), ("阿远|面馆", "阿远"), ("小满\u{200B}", "小满"), ("王姐 收银台", "王姐"),
        ("李四@午餐铺", "李四"), ("李四@午餐铺", "李四＠午餐铺"),
    ]) func near(_ one: String, _ other: String) {
        #expect(FoldedName(one).isNear(FoldedName(other)) && FoldedName(other).isNear(FoldedName(one)))
    }

    @Test(arguments: [
        ("小美@面馆", "小美@午餐铺"), ("raku-bot", "raku-dev"), ("guest1", "guest2"), ("微信用户", "微信用户"), ("😀", "😀"), ("", ""), ("...", "___"),
        ("Guest", "guest_"), ("阿远", "阿明"), ("notable6", "notable7"),
    ]) func apart(_ one: String, _ other: String) {
        #expect(!FoldedName(one).isNear(FoldedName(other)))
    }

    @Test func weighsChineseTwice() {
        #expect(FoldedName("阿远").weight == 4 && FoldedName("anna_").weight == 4 && FoldedName("ａｎｎａ").weight == 4 && FoldedName("😀").weight == 0)
    }

    /// Whatever somebody calls themselves is answered, and soon.
    @Test func anyNameIsFolded() {
        var dice = Dice(seed: 7)
        for _ in 0..<3000 {
            let scalars = (0..<Int.random(in: 0...12, using: &dice)).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x1_F9FF, using: &dice)) }
            let name = String(String.UnicodeScalarView(scalars)), folded = FoldedName(name)
            #expect(folded.base.isEmpty || folded.isNear(folded))
            #expect(FoldedName(folded.base).base == folded.base || folded.base.isEmpty, "\(name.debugDescription)")
        }
        #expect(FoldedName(String(repeating: "@", count: 100_000)).base.isEmpty)
        #expect(FoldedName(String(repeating: "啊", count: 100_000)).base.count == 200)
    }

    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        init(seed: UInt64) { state = seed }
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }
}

import FeatureRules
import Testing

@Suite struct NameDifferenceTests {
    @Test func itSaysWhatDiffers() {
        #expect(NameDifference("阿远", "阿远") == NameDifference.none)
        #expect(NameDifference("阿远", "阿远（出差）") == .addition("出差") && NameDifference("Anna-门店A", "anna") == .addition("门店a"))
        #expect(NameDifference("木木", "木木🌸") == .marks && NameDifference("librasteve", "librasteve_") == .marks)
        #expect(NameDifference("Anna", "anna") == .letters && NameDifference("ＡＮＮＡ", "ANNA") == .letters)
        #expect(NameDifference("小美@面馆", "小美@午餐铺") == nil && NameDifference("", "") == nil && NameDifference("阿远", "小满") == nil)
    }
}

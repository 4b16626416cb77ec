import Kernel
import Testing

/// Values computed with the reference implementation through Python's `xxhash`.
@Suite struct XXH64Tests {
    @Test(arguments: [
        ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999), ("打卡", 0x8B48_21F3_F51B_91BB),
        ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
        ("圈子：把群聊变成社群，三十二个字节以上的一句话。", 0x43BD_3AC9_6A5A_04CC),
    ] as [(String, UInt64)]) func texts(_ text: String, _ hash: UInt64) {
        #expect(XXH64.hash(Array(text.utf8)) == hash)
    }

    /// Every way through the algorithm: blocks of 32, words of 8 and 4, single bytes; with seed 0 and another.
    @Test(arguments: [
        (0, 0xEF46_DB37_51D8_E999, 0x6EC6_D05F_61C7_E7A7),
        (1, 0x2078_E1AD_38AD_738B, 0xB601_B1BE_C4B5_5220),
        (3, 0xBDEF_762E_8804_C53E, 0x048E_08A3_0EAA_70B2),
        (4, 0x6BB9_9866_CB63_C0A8, 0xD837_60EC_04DB_0708),
        (7, 0x3136_5618_AD87_4893, 0xE241_43F6_2322_258E),
        (8, 0x3BA0_0067_9FBE_E7B5, 0x689D_FA24_E295_788F),
        (12, 0x16DB_5BEC_86B7_F42A, 0xA97B_D5B9_AB03_B159),
        (31, 0x7231_3803_63BB_4388, 0x9E64_6FB3_0C8A_03D6),
        (32, 0x5669_9A69_DA28_FD3B, 0xCC08_9FE9_2DBC_21B8),
        (33, 0xD477_4475_9312_4012, 0x14B7_8F2E_B2BF_AFCB),
        (63, 0x8898_CD82_19F4_57FC, 0xE5F9_EF11_172F_4B47),
        (64, 0xBAD3_3106_0E4C_D79A, 0xB5A8_0C1D_5842_F08D),
        (100, 0xFB44_3E08_EF7B_1EF3, 0x7791_C4C1_9FC1_D4B1),
        (1000, 0x5377_3A52_BA34_A2FE, 0xE5C4_88B1_E338_27A6),
    ] as [(Int, UInt64, UInt64)]) func lengths(_ count: Int, _ plain: UInt64, _ seeded: UInt64) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + 13) }
        #expect(XXH64.hash(bytes) == plain)
        #expect(XXH64.hash(bytes, seed: 0x9E37_79B1_85EB_CA87) == seeded)
    }

    @Test func bytesNeedNotBeAligned() {
        let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 * 7 + 13) }
        for shift in 0..<8 {
            let shifted = [UInt8](repeating: 0xAA, count: shift) + bytes
            let hash = shifted.withUnsafeBytes { XXH64.hash(UnsafeRawBufferPointer(rebasing: $0[shift...])) }
            #expect(hash == 0xFB44_3E08_EF7B_1EF3)
        }
    }

    /// `combine` is stored in fingerprints: it may never change.
    @Test func combinedHashesStayAsTheyAre() {
        #expect(XXH64.combine(1, 2) != XXH64.combine(2, 1))
        #expect(XXH64.combine(0, 0) == 0)
        #expect(XXH64.combine(XXH64.hash([]), XXH64.hash([97])) == reference(XXH64.hash([]), XXH64.hash([97])))
    }

    /// The definition once more, in other words.
    private func reference(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let turned = (a &<< 31) | (a &>> 33)
        var h = (turned &* 11_400_714_785_074_694_791) ^ (b &* 14_029_467_366_897_019_727)
        h = (h ^ (h &>> 33)) &* 14_029_467_366_897_019_727
        h = (h ^ (h &>> 29)) &* 1_609_587_929_392_839_161
        return h ^ (h &>> 32)
    }
}

import Foundation
import Testing

@testable import Pictures

@Suite struct QRCodeTests {
    static let texts = [
        "a", "https://quanzi.example/c/k7w2m9xp", "https://very-long-name-of-a-shop.example.com.cn/c/k7w2m9xp?utm=poster&table=12",
        "圈子 永久群码", String(repeating: "https://example.com/c/", count: 12),
    ]

    @Test(arguments: texts, [64 * 4, 400, 1000]) func aCodeIsReadBack(text: String, size: Int) throws {
        #expect(try Reader.read(PicturePress.png(code: text, size: size)) == [text])
    }

    @Test(arguments: texts, [0.1, 0.18, 0.22, 0.26, 9]) func aCodeWithALogoIsReadBack(text: String, share: Double) throws {
        let logo = try Reader.logo()
        #expect(try Reader.read(PicturePress.png(code: text, size: 600, logo: logo, logoShare: share)) == [text])
    }

    @Test func everyLengthIsReadBack() throws {
        for length in stride(from: 1, through: 2331, by: 233) {
            let text = String((0..<length).map { "abcdefghij".utf8.map { Character(UnicodeScalar($0)) }[$0 * 7 % 10] })
            #expect(try Reader.read(PicturePress.png(code: text, size: 1200)) == [text], "\(length)")
        }
    }

    @Test func theLevelFollowsLogoAndLength() throws {
        #expect(try QRCode("https://quanzi.example/c/k7w2m9xp").level >= .medium)
        #expect(try QRCode("https://quanzi.example/c/k7w2m9xp", logo: 0.1).level >= .quartile)
        #expect(try QRCode("https://quanzi.example/c/k7w2m9xp", logo: 0.22).level == .high)
        // Long: the squares matter more.
        #expect(try QRCode(String(repeating: "x", count: 1500)).level == .low)
        // What is free is taken: one letter has room for every level in the smallest code.
        #expect(try QRCode("a").level == .high && QRCode("a").version == 1)
    }

    @Test func theLogoStandsInTheMiddle() throws {
        for share in [0.05, 0.1, 0.2, 0.26, 1, 1e9, .infinity, .nan, -1] {
            let code = try QRCode("https://quanzi.example/c/k7w2m9xp", logo: share)
            #expect(code.logoSide == 0 || !code.logoSide.isMultiple(of: 2))
            #expect(Double(code.logoSide) <= Double(code.side) * QRCode.widestLogo + 3)
            let covered = (0..<code.side).filter { code.isCovered($0, code.side / 2) }
            #expect(covered.count == code.logoSide)
            #expect(covered.first.map { $0 == code.side - 1 - (covered.last ?? 0) } ?? true)
        }
    }

    @Test func whatHoldsNoCodeIsRefused() {
        #expect(throws: PictureRefusal.codeTooLong) { try QRCode("") }
        #expect(throws: PictureRefusal.codeTooLong) { try QRCode(String(repeating: "x", count: 2954)) }
        #expect(throws: PictureRefusal.codeTooLong) { try QRCode(String(repeating: "x", count: 2900), logo: 0.2) }
        #expect(throws: PictureRefusal.codeTooSmall) { try PicturePress.png(code: String(repeating: "x", count: 2900), size: 200) }
        for size in [0, -1, 63, 4097, Int.max, Int.min] {
            #expect(throws: PictureRefusal.badSize) { try PicturePress.png(code: "a", size: size) }
        }
        #expect(!((try? QRCode("a"))?.isDark(-1, 0) ?? true))
    }
}

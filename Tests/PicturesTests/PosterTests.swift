import Foundation
import Testing

@testable import Pictures

@Suite struct PosterTests {
    static let green = Ink(red: 31, green: 111, blue: 84)

    static func poster(name: String = "陈小满", title: String = "锅里的汤 · 午餐群", picture: Picture? = nil) -> Poster {
        Poster(
            width: 1080, height: 1920, background: green, picture: picture,
            sheets: [PosterSheet(x: 90, y: 420, width: 900, height: 1200, corner: 32)],
            texts: [
                PosterText(name, x: 320, y: 150, width: 670, size: 56, ink: .white, isBold: true),
                PosterText(title, x: 140, y: 480, width: 800, size: 72, align: .middle, isBold: true, lines: 2),
            ], avatar: PosterAvatar(name: name, x: 90, y: 110, size: 180, ink: Ink(red: 180, green: 120, blue: 40)),
            code: PosterCode("https://quanzi.example/c/k7w2m9xp", x: 240, y: 760, size: 600))
    }

    static let names = [
        "陈小满", "Ann", "עליזה כהן", "محمد الأمين", "👩🏽‍🍳🍜", "🍜陈🍜", "\u{202E}evil", "a\u{0}b\nc\td", "e" + String(repeating: "\u{0301}", count: 5000),
        String(repeating: "很长的名字", count: 500), "", " ", "\u{FFFF}\u{10FFFF}\u{E000}", "ไทย हिन्दी ქართული", "𓀀𝕏ﷺ", "\u{2066}\u{2066}\u{2066}x", "<b>&amp;</b>",
    ]

    @Test(arguments: names) func anyNameIsDrawnAndTheCodeIsRead(name: String) throws {
        let poster = Self.poster(name: name, title: name)
        #expect(try Reader.read(PicturePress.png(poster)) == ["https://quanzi.example/c/k7w2m9xp"])
        let pdf = try PicturePress.pdf(poster)
        #expect(pdf.starts(with: Array("%PDF".utf8)) && pdf.count < 2_000_000)
    }

    @Test func aPosterOnAPhotographWithALogoIsRead() throws {
        let photo = try Picture(PicturePress.png(Self.poster()))
        var poster = Self.poster(picture: photo)
        poster.code?.logo = try Reader.logo()
        poster.avatar?.picture = try Reader.logo()
        #expect(try Reader.read(PicturePress.png(poster)) == ["https://quanzi.example/c/k7w2m9xp"])
    }

    @Test func aPrintedPosterIsRead() throws {
        var poster = Self.poster(name: "עליזה 陈小满")
        poster.code?.logo = try Reader.logo()
        #expect(try Reader.read(Reader.page(PicturePress.pdf(poster))) == ["https://quanzi.example/c/k7w2m9xp"])
    }

    /// What no font has leaves nothing: no box with digits.
    @Test func missingGlyphsAreLeftOut() throws {
        func drawn(_ text: String) throws -> ClosedRange<Int>? {
            try Pixelated(Poster(width: 400, height: 100, background: .white, texts: [PosterText(text, x: 10, y: 10, width: 380, size: 40)])).columns(unlike: .white)
        }
        let name = try #require(try drawn("陈小满"))
        #expect(try drawn("\u{E000}") == nil && drawn("\u{10FFFD}") == nil)
        #expect(try drawn("陈\u{E000}小\u{FFFFE}满") == name)
        // Letters of the Wancho, which fonts of these packages do not have.
        #expect(try drawn("陈\u{1E2C0}小\u{1E2C1}\u{1E2C2}满") == name && drawn("\u{1E2C0}") == nil)
    }

    @Test(arguments: ["陈小满", "עליזה", "محمد"]) func wordsStandWhereTheyAreTold(text: String) throws {
        func drawn(_ align: PosterText.Align) throws -> ClosedRange<Int> {
            let poster = Poster(width: 600, height: 100, background: .white, texts: [PosterText(text, x: 50, y: 10, width: 500, size: 40, align: align)])
            return try #require(try Pixelated(poster).columns(unlike: .white))
        }
        #expect(try drawn(.left).lowerBound < 60 && drawn(.left).upperBound < 300)
        #expect(try drawn(.right).upperBound > 540 && drawn(.right).lowerBound > 300)
        let middle = try drawn(.middle)
        #expect(abs(middle.lowerBound + middle.upperBound - 600) < 12)
    }

    /// A name that is not too long has no ellipsis: both its words take the place that they take alone.
    @Test(arguments: ["陈小满 满", "עליזה כהן", "محمد الأمين", "עליזה 陈小满"]) func whatFitsIsWhole(text: String) throws {
        func width(_ text: String) throws -> Int {
            let poster = Poster(width: 900, height: 100, background: .white, texts: [PosterText(text, x: 50, y: 10, width: 800, size: 40)])
            return try #require(try Pixelated(poster).columns(unlike: .white)).count
        }
        let words = text.split(separator: " ").map(String.init)
        let apart = try words.map(width).reduce(0, +)
        #expect(try (apart + 2...apart + 24).contains(width(text)), "\(apart)")
    }

    @Test func whatIsTooLongEndsInItsWidth() throws {
        let poster = Poster(
            width: 600, height: 300, background: .white,
            texts: [PosterText(String(repeating: "很长的名字", count: 50), x: 50, y: 10, width: 500, size: 40, lines: 2)])
        let drawn = try #require(try Pixelated(poster).columns(unlike: .white))
        #expect(drawn.lowerBound >= 50 && drawn.upperBound < 550)
        let pixels = try Pixelated(poster)
        #expect((0..<600).allSatisfy { x in (150..<300).allSatisfy { pixels.ink(x, $0) == .white } }, "two lines and no more")
    }

    @Test func theAvatarIsRound() throws {
        let logo = try Reader.logo()
        for picture in [logo, nil] {
            let pixels = try Pixelated(
                Poster(width: 200, height: 200, background: .white, avatar: PosterAvatar(picture: picture, name: "满", x: 50, y: 50, size: 100, ink: Self.green)))
            #expect(pixels.ink(52, 52) == .white && pixels.ink(60, 100) != .white && pixels.ink(148, 148) == .white)
        }
    }

    @Test func thePictureFillsThePosterFromItsMiddle() throws {
        let wide = try Picture(
            PicturePress.png(
                Poster(width: 600, height: 200, background: .black, sheets: [PosterSheet(x: 200, y: 0, width: 200, height: 200, ink: Self.green)])))
        let pixels = try Pixelated(Poster(width: 100, height: 100, background: .white, picture: wide))
        for (x, y) in [(5, 5), (50, 50), (94, 94), (5, 94)] { #expect(pixels.ink(x, y) == Self.green) }
    }

    @Test func sizesOutOfRangeAreRefused() throws {
        for side in [0, -5, 63, 4097, Int.max, Int.min] {
            #expect(throws: PictureRefusal.badSize) { try PicturePress.png(Poster(width: side, height: 100, background: .white)) }
            #expect(throws: PictureRefusal.badSize) { try PicturePress.pdf(Poster(width: 100, height: side, background: .white)) }
        }
        for place in [Int.max, Int.min, 1 << 40] {
            for change in [\PosterText.x, \.y, \.width, \.size, \.lines] as [WritableKeyPath<PosterText, Int>] {
                var poster = Self.poster()
                poster.texts[0][keyPath: change] = place
                #expect(throws: PictureRefusal.badSize) { try PicturePress.png(poster) }
            }
        }
        // Nothing to see is no error.
        let hidden = Poster(
            width: 64, height: 64, background: .white, sheets: [PosterSheet(x: 0, y: 0, width: -5, height: 3, corner: -9)],
            texts: [PosterText("x", x: -8000, y: 8000, width: -1, size: 8), PosterText("x", x: 0, y: 0, width: 1, size: 400, lines: -3)],
            avatar: PosterAvatar(name: "", x: -100, y: 0, size: -1, ink: .black))
        #expect(try Pixelated(hidden).columns(unlike: .white) == nil)
    }
}

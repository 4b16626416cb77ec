import Foundation
import Testing

@testable import Pictures

@Suite struct PictureTests {
    /// 8 × 8 of one grey, as a JPEG.
    static let jpeg: [UInt8] = Array(
        Data(
            base64Encoded:
                "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAI"
                + "AAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2Jy"
                + "ggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJ"
                + "ytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ACv/2Q==")
            ?? Data())

    static var png: [UInt8] { get throws { try PicturePress.png(Poster(width: 70, height: 90, background: PosterTests.green)) } }

    @Test func bothKindsAreRead() throws {
        let small = try Picture(Self.jpeg), own = try Picture(Self.png)
        #expect(small.width == 8 && small.height == 8 && own.width == 70 && own.height == 90)
        #expect(own.bytes[1] == 111 && own.bytes[3] == 255)
        #expect(try Picture(Self.jpeg, shorterSide: 1).width == 1)
        #expect(try Picture(Self.jpeg, shorterSide: 3).width == 4)
        #expect(try Picture(Self.jpeg, shorterSide: -5).width == 1)
    }

    @Test func whatIsNoPictureIsRefused() throws {
        for bytes in [[], [0x89], Array("GIF89a".utf8), Array("<svg/>".utf8), Array("RIFF....WEBP".utf8)] as [[UInt8]] {
            #expect(throws: PictureRefusal.unknownKind) { try Picture(bytes) }
        }
        #expect(throws: PictureRefusal.tooManyBytes) { try Picture(Array(repeating: 0xFF, count: Picture.mostBytes + 1)) }
    }

    /// Cut anywhere, or with any byte changed: read or refused, nothing else.
    @Test func brokenPicturesAreRefused() throws {
        let whole = [try Self.png, Self.jpeg]
        for file in whole {
            for length in 4..<file.count - 12 { #expect(throws: PictureRefusal.self, "\(length)") { try Picture(Array(file.prefix(length))) } }
            for at in 3..<file.count {
                for change in [0x01, 0x80, 0xFF] as [UInt8] {
                    var changed = file
                    changed[at] ^= change
                    _ = try? Picture(changed)
                }
            }
        }
    }

    /// A head that promises a picture as large as the world.
    @Test func hugePicturesAreRefusedBeforeTheyAreRead() throws {
        var file = Self.jpeg
        let frame = try #require((0..<file.count - 1).first { file[$0] == 0xFF && file[$0 + 1] == 0xC0 })
        file.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0, 0xFF, 0])
        #expect(throws: PictureRefusal.tooManyPixels) { try Picture(file) }
        // Width and height of a PNG, with the checksum of its head.
        var head = Array("IHDR".utf8) + [0, 0, 0x40, 0, 0, 0, 0x40, 0, 8, 2, 0, 0, 0]
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in head {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        sum = ~sum
        head += (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) }
        let png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + head + Array(try Self.png.dropFirst(33))
        #expect(throws: PictureRefusal.tooManyPixels) { try Picture(png) }
    }

    @Test func coloursAreRead() {
        #expect(Ink("#1f6f54") == PosterTests.green)
        for text in ["", "#", "1f6f54", "#1f6f5", "#1f6f544", "#+f6f54", "#gggggg", "#１f6f5"] { #expect(Ink(text) == nil, "\(text)") }
    }
}

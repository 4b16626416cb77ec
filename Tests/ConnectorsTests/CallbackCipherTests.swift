import Foundation
import Testing
import WeComConnector

@Suite struct CallbackCipherTests {
    /// Published by the platform and by the makers of clients for it.
    struct Vector: Decodable, Sendable, CustomTestStringConvertible {
        var id: String
        var token: String
        var key: String?
        var receiver: String?
        var timestamp: String
        var nonce: String
        var encrypted: String
        var signature: String?
        var plain: String?
        var salt: String?
        var url: String?

        var testDescription: String { id }

        func cipher() throws -> CallbackCipher { try CallbackCipher(token: token, encodingKey: key ?? "", receiver: receiver ?? "") }
        var saltBytes: [UInt8] {
            let digits = Array(salt ?? "")
            return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
        }
    }

    static let vectors: [Vector] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples/callback-vectors.json")
        return (try? JSONDecoder().decode([Vector].self, from: Data(contentsOf: file))) ?? []
    }()

    @Test func allVectorsAreHere() { #expect(Self.vectors.map(\.id) == (1...15).map { "A-V\($0)" }) }

    @Test(arguments: vectors.filter { $0.key != nil && $0.plain != nil })
    func whatOthersEncryptedIsRead(_ vector: Vector) throws {
        let cipher = try vector.cipher()
        #expect(String(decoding: try cipher.open(vector.encrypted.utf8), as: UTF8.self) == vector.plain)
    }

    @Test(arguments: vectors.filter { $0.salt != nil && $0.plain != nil })
    func theSameTextIsMade(_ vector: Vector) throws {
        let made = try vector.cipher().seal(Array((vector.plain ?? "").utf8), salt: vector.saltBytes)
        #expect(String(decoding: made, as: UTF8.self) == vector.encrypted)
    }

    @Test(arguments: vectors.filter { $0.signature != nil })
    func signaturesAgree(_ vector: Vector) throws {
        // A key plays no part in a signature.
        let cipher = try CallbackCipher(token: vector.token, encodingKey: String(repeating: "a", count: 43), receiver: "")
        try cipher.check(vector.signature ?? "", of: vector.encrypted.utf8, timestamp: vector.timestamp, nonce: vector.nonce)
        for wrong in ["", "0" + (vector.signature ?? "").dropFirst(), (vector.signature ?? "").uppercased(), (vector.signature ?? "") + "0"] where wrong != vector.signature {
            #expect(throws: CallbackProblem.signatureMismatch) {
                try cipher.check(wrong, of: vector.encrypted.utf8, timestamp: vector.timestamp, nonce: vector.nonce)
            }
        }
        #expect(throws: CallbackProblem.signatureMismatch) {
            try cipher.check(vector.signature ?? "", of: vector.encrypted.utf8, timestamp: vector.timestamp, nonce: vector.nonce + "1")
        }
    }

    @Test func plainSignaturesAgree() {
        #expect(
            String(decoding: CallbackSignature.plain(token: "test", timestamp: "1410685589", nonce: "test"), as: UTF8.self)
                == "f21891de399b4e33a1a93c9a7b8a8fffb5a443ff")
        #expect(
            String(decoding: CallbackSignature.of([Array("345".utf8), Array("123".utf8)]), as: UTF8.self)
                == "9f537aeb751ec72605f57f94a2f6dc3e3958e1dd")
    }

    /// A-V18.
    @Test func strangersAreRefused() throws {
        let vector = try #require(Self.vectors.first { $0.id == "A-V9" })
        let other = try CallbackCipher(token: vector.token, encodingKey: vector.key ?? "", receiver: "invalid appid")
        #expect(throws: CallbackProblem.receiverMismatch) { try other.open(vector.encrypted.utf8) }
        let anybody = try CallbackCipher(token: vector.token, encodingKey: vector.key ?? "", receiver: "")
        #expect(try anybody.open(vector.encrypted.utf8).count == 293)
    }

    @Test(arguments: ["", String(repeating: "a", count: 42), String(repeating: "a", count: 44), String(repeating: "a", count: 42) + "=", String(repeating: "a", count: 42) + "$", String(repeating: "é", count: 43)])
    func illegalKeysAreRefused(_ key: String) {
        #expect(throws: CallbackProblem.illegalKey) { try CallbackCipher(token: "t", encodingKey: key, receiver: "r") }
    }

    /// Every length of a block and over, and nothing that is damaged opens as something else without a word.
    @Test func whatIsSealedOpens() throws {
        let cipher = try CallbackCipher(token: "t", encodingKey: String(repeating: "k", count: 43), receiver: "ww1")
        let salt = [UInt8](repeating: 7, count: CallbackCipher.saltBytes)
        for length in 0...70 {
            let message = (0..<length).map { UInt8($0) }
            let sealed = try cipher.seal(message, salt: salt)
            #expect(try cipher.open(sealed) == message)
        }
        #expect(throws: CallbackProblem.illegalBuffer) { try cipher.seal([1], salt: [1, 2]) }
        for (text, problem) in [("!!!", CallbackProblem.notBase64), ("", .cannotDecrypt), ("YWJj", .cannotDecrypt)] {
            #expect(throws: problem) { try cipher.open(text.utf8) }
        }
        var damaged = try cipher.seal(Array("hello".utf8), salt: salt)
        damaged[30] = damaged[30] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        let opened = try? cipher.open(damaged)
        #expect(opened == nil)
    }
}

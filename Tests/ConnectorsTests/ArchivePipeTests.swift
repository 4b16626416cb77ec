import Foundation
import Glibc
import Kernel
import Testing

@testable import ArchiveConnector

/// What goes between the server and the process that runs the platform's library.
@Suite struct ArchivePipeTests {
    @Test func questionsAndAnswersComeBackAsTheyWere() {
        for request: ArchiveRequest in [
            .open(library: "/a", corpID: "ww", secret: "密", proxy: "", proxyPassword: ""), .records(after: .max, limit: 1000, seconds: 30),
            .decrypt(key: "k", sealed: String(repeating: "x", count: 300_000)), .piece(file: "CtYB/=", index: "00ff", seconds: 30),
        ] {
            #expect(ArchiveRequest(request.bytes) == request)
            for cut in [1, 3, request.bytes.count - 1] { #expect(ArchiveRequest(Array(request.bytes.prefix(cut))) == nil) }
        }
        for answer: ArchiveAnswer in [.content([]), .content([0, 255]), .noLibrary, .refused(code: 10_001), .refused(code: -1)] {
            #expect(ArchiveAnswer(answer.bytes) == answer)
        }
        var dice = SeededDice(seed: 3)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &dice)).map { _ in UInt8.random(in: 0...(.random(in: 1...255, using: &dice)), using: &dice) }
            if let request = ArchiveRequest(bytes) { #expect(ArchiveRequest(request.bytes) == request) }
            _ = ArchiveAnswer(bytes)
            if let piece = ArchivePiece(bytes) { #expect(piece.content == bytes) }
        }
    }

    @Test func piecesOfFilesComeBackAsTheyWere() {
        for piece in [
            ArchivePiece(index: [], isLast: true, bytes: []), ArchivePiece(index: Array("524288".utf8), isLast: false, bytes: [UInt8](repeating: 7, count: 600_000)),
            ArchivePiece(index: [UInt8](repeating: 255, count: 300), isLast: true, bytes: [0]),
        ] {
            #expect(ArchivePiece(piece.content) == piece)
            #expect(Hex.bytes(Hex.text(piece.index)) == piece.index)
        }
        for broken: [UInt8] in [[], [0, 0, 0, 0], [2, 0, 0, 0, 0], [0, 0, 0, 0, 2, 1], [0, 255, 255, 255, 255, 1]] { #expect(ArchivePiece(broken) == nil) }
        for broken in ["0", "0g", "ZZ", "00 1", "é"] { #expect(Hex.bytes(broken) == nil) }
    }

    private func pipes() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        return (ends[0], ends[1])
    }

    @Test func framesAreBoundedInSizeAndTime() throws {
        let (reading, writing) = try pipes()
        try ArchiveFrame.write(Array("你好".utf8), to: writing, within: 1000)
        #expect(try ArchiveFrame.read(from: reading, within: 1000) == Array("你好".utf8))
        #expect(throws: ArchiveFrame.Problem.tooLate) { try ArchiveFrame.read(from: reading, within: 50) }
        // A full pipe that nobody reads.
        _ = fcntl(writing, F_SETFL, O_NONBLOCK)
        #expect(throws: ArchiveFrame.Problem.tooLate) { try ArchiveFrame.write([UInt8](repeating: 1, count: 1 << 20), to: writing, within: 50) }
        close(reading)
        close(writing)
        let (second, other) = try pipes()
        _ = [0xFF, 0xFF, 0xFF, 0xFF].map { UInt8($0) }.withUnsafeBytes { Glibc.write(other, $0.baseAddress, 4) }
        #expect(throws: ArchiveFrame.Problem.tooLong) { try ArchiveFrame.read(from: second, within: 1000) }
        _ = [0, 0, 0, 9, 1].map { UInt8($0) }.withUnsafeBytes { Glibc.write(other, $0.baseAddress, 5) }
        close(other)
        #expect(throws: ArchiveFrame.Problem.ended) { try ArchiveFrame.read(from: second, within: 1000) }
        close(second)
    }

    @Test func pagesAreReadInOrder() throws {
        func page(_ records: String, code: Int = 0) throws(ArchiveFailure) -> [ArchiveRecord] {
            try ArchiveRecord.all(in: Array(#"{"errcode":\#(code),"errmsg":"x","chatdata":[\#(records)]}"#.utf8), after: 5)
        }
        func record(_ seq: Int) -> String { #"{"seq":\#(seq),"msgid":"m\#(seq)","publickey_ver":3,"encrypt_random_key":"AQI=","encrypt_chat_msg":"z"}"# }
        #expect(try page("\(record(9)),\(record(5)),\(record(7))").map(\.seq) == [7, 9])
        #expect(try page(record(9))[0].sealedKey == [1, 2])
        #expect(throws: ArchiveFailure.refused(code: 301_042)) { try page("", code: 301_042) }
        for broken in ["1", #"{"seq":"x"}"#] { #expect(throws: ArchiveFailure.unreadable) { try page(broken) } }
    }

    @Test func aProgramThatIsNoneOfOursIsADeath() async throws {
        let keys = try ArchiveKeys(pems: [:]), terms = ArchiveTerms(library: "/nowhere", corpID: "ww", secret: "s")
        for executable in ["/bin/false", "/nowhere/at/all"] {
            let child = ArchiveChild(terms: terms, keys: keys, executable: executable)
            await #expect(throws: ArchiveFailure.died) { try await child.records(after: 0, limit: 10) }
        }
        let talker = ArchiveChild(terms: terms, keys: keys, executable: "/bin/echo", arguments: ["hello"])
        let failure = await #expect(throws: ArchiveFailure.self) { try await talker.records(after: 0, limit: 10) }
        #expect(failure == .unreadable || failure == .died)
        #expect(throws: ArchiveFailure.noKey(version: 2)) { try ArchiveKeys(pems: [2: "no key"]) }
    }
}

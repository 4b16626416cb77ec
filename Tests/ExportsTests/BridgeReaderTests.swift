import Kernel
import Testing

@testable import Exports

@Suite("Lines of a bridge") struct BridgeReaderTests {
    static let now = Instant(milliseconds: 1_795_248_000_000)
    static let good = #"{"id":"1","type":"message","group":"g","member":"u","time":"2026-11-20T08:00:00+08:00","text":"你好\n😀"}"#

    private func read(_ text: String) -> BridgeBatch { BridgeBatch(Array(text.utf8), now: Self.now) }

    private func first(_ text: String) throws -> (line: Line, texts: [String]) {
        let batch = read(text), line = try #require(batch.lines.lines.first, "\(batch.refused)")
        let slices = [line.group, line.groupName, line.sender, line.senderName, line.text, line.quote, line.other]
        return (line, slices.map { batch.lines.text($0) })
    }

    @Test func everyFieldIsRead() throws {
        let (line, texts) = try first(
            #"{"id":7,"type":"message","group":"g","group_name":"群","member":"u","name":"阿远","time":1795161600,"kind":"image","text":"t","reply_text":"q","by":"x","more":{"a":[1]}}"#)
        #expect(texts == ["g", "群", "u", "阿远", "t", "q", ""])
        #expect(line.kind == .image && line.at == Instant(milliseconds: 1_795_161_600_000) && line.number == 1)
        let batch = read("\n \r\n" + Self.good + "\r\n")
        #expect(batch.ids.map { batch.lines.text($0) } == ["1"] && batch.lines.lines[0].number == 3 && batch.refused.isEmpty)
        #expect(batch.lines.text(batch.lines.lines[0].text) == "你好\n😀")
    }

    @Test(arguments: [
        (#""type":"join""#, LineKind.joined), (#""type":"join","by":"b""#, .joinedByInvitation), (#""type":"join","way":"qr","by":"b""#, .joinedByQR),
        (#""type":"join","way":"invitation""#, .joinedByInvitation), (#""type":"leave""#, .left), (#""type":"leave","by":"b""#, .removed),
        (#""type":"group","name":"新名""#, .groupRenamed), (#""type":"message","kind":"hologram""#, .other), (#""type":"message","kind":"join""#, .other),
    ])
    func kindsFollow(fields: String, kind: LineKind) throws {
        let (line, texts) = try first(#"{"id":"1","group":"g","member":"u","time":1795161600000,\#(fields)}"#)
        #expect(line.kind == kind)
        #expect(texts[6] == (kind == .joinedByQR || fields.contains("by") ? "b" : ""))
        if kind == .groupRenamed { #expect(texts[1] == "新名" && texts[4] == "新名") }
    }

    @Test(arguments: [
        ("nonsense", BridgeProblem.notJSON), (#"["a"]"#, .notAnObject), (#"{"id":"1""#, .notJSON), ("{}", .missingID),
        (#"{"id":"1","x":"# + String(repeating: "[", count: 80) + String(repeating: "]", count: 80) + "}", .tooDeep),
        (#"{"id":"1"}"#, .missingType), (#"{"id":"1","type":"song"}"#, .unknownType), (#"{"id":" ","type":"join"}"#, .missingID),
        (#"{"id":"1","type":"join"}"#, .missingGroup), (#"{"id":"1","type":"join","group":"g"}"#, .missingTime),
        (#"{"id":"1","type":"join","group":"g","time":1795161600}"#, .missingMember), (#"{"id":"1","type":"group","group":"g","time":1795161600}"#, .missingName),
        (#"{"id":"1","type":"join","group":"g","member":"u","time":"2026-11-20 08:00:00"}"#, .badTime),
        (#"{"id":"1","type":"join","group":"g","member":"u","time":"45610.5"}"#, .badTime), (#"{"id":"1","type":"join","group":"g","member":"u","time":"1/15/2024 8:05"}"#, .badTime),
        (#"{"id":"1","type":"join","group":"g","member":"u","time":"2026-11-22T08:00:01Z"}"#, .timeOutOfRange),
        (#"{"id":"1","type":"join","group":"g","member":"u","time":"1970-01-02T08:00:00Z"}"#, .timeOutOfRange),
        (#"{"id":"1","type":"join","group":"g","member":"u","way":"door","time":1795161600}"#, .unknownWay),
        (#"{"id":"1","type":"join","group":["g"],"member":"u","time":1795161600}"#, .badField),
        (#"{"id":"1","type":"join","group":"\#(String(repeating: "g", count: 129))","member":"u","time":1795161600}"#, .tooLong),
        (#"{"id":"1","type":"message","group":"g","member":"u","time":1795161600,"text":"\#(String(repeating: "长", count: 22_000))"}"#, .tooLong),
    ])
    func whatIsWrongIsSaid(line: String, problem: BridgeProblem) {
        let batch = read(Self.good + "\n" + line + "\n" + Self.good.replacing(#""id":"1""#, with: #""id":"2""#))
        #expect(batch.refused.map(\.problem) == [problem] && batch.refused.map(\.line) == [2])
        #expect(batch.ids.count == 2 && batch.lines.lines.map(\.number) == [1, 3], "the others are taken")
    }

    @Test func whatIsNoTextIsRefused() {
        let batch = BridgeBatch(Array(#"{"id":""#.utf8) + [0xFF, 0x0A] + Array(#"{"id":""#.utf8) + [0] + Array(#""}"#.utf8), now: Self.now)
        #expect(batch.refused.map(\.problem) == [.notText, .notText])
        #expect(batch.refused.allSatisfy { String(validating: $0.excerpt, as: UTF8.self) != nil && !$0.excerpt.contains(0) })
    }

    @Test func tooManyLinesAreSaid() {
        let many = String(repeating: "x\n", count: BridgeBatch.maximumLines)
        #expect(!read(many).isTooLong && read(many + "x").isTooLong && !read(many + "\n\n").isTooLong)
    }

    @Test func damagedBatchesEndAndLoseNothing() {
        var dice = SeededDice(seed: 5), taken = 0
        let seed = [
            Self.good, #"{"id":"2","type":"join","group":"g","member":"v","by":"u","way":"qr","time":1795161600.25}"#,
            #"{"id":"3","type":"group","group":"g","name":"\u65b0\ud83d\ude00","time":1795161600000}"#,
        ].joined(separator: "\n")
        for _ in 0..<20_000 {
            let bytes = ExportFuzzTests.damaged(seed, &dice), batch = BridgeBatch(bytes, now: Self.now)
            let full = bytes.split(separator: 10).filter { line in !line.allSatisfy { [9, 11, 12, 13, 32].contains($0) } }.count
            // Wide spaces make a line empty too.
            #expect(batch.ids.count + batch.refused.count <= full && batch.ids.count == batch.lines.lines.count)
            for line in batch.lines.lines {
                for slice in [line.group, line.groupName, line.sender, line.senderName, line.text, line.quote, line.other] {
                    #expect(slice.offset >= 0 && Int(slice.offset) + Int(slice.length) <= batch.lines.bytes.count)
                }
                #expect(!line.group.isEmpty && line.at <= Self.now + BridgeBatch.ahead && (line.kind == .groupRenamed || !line.sender.isEmpty))
            }
            #expect(UTF8CheckForTests.isClean(batch.lines.bytes))
            taken += batch.ids.count
        }
        #expect(taken > 10_000)
    }
}

private enum UTF8CheckForTests {
    static func isClean(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0) }
}

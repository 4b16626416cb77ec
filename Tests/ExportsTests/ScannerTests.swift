import Testing

@testable import Exports

/// The machinery below the formats: lines, records, values.
@Suite("Scanners")
struct ScannerTests {
    /// `number field|field`, rejects as `number !reason`.
    private func records(_ text: String, limit: Int = ByteWindow.limit) throws -> [String] {
        let scanner = CSVScanner(ByteSource(bytes: Array(text.utf8)), limit: limit)
        var shown: [String] = []
        while true {
            switch try scanner.next() {
            case .end: return shown
            case .rejected(let reason): shown.append("\(scanner.number) !\(reason)")
            case .record:
                let fields = (0..<scanner.fieldCount).map { String(decoding: scanner[$0], as: UTF8.self) }
                let text = String(String.UnicodeScalarView(fields.joined(separator: "|").unicodeScalars.map { $0 == "\n" ? "⏎" : $0 }))
                shown.append("\(scanner.number) \(text)")
            }
        }
    }

    @Test(
        "Records as RFC 4180 and as people write them",
        arguments: [
            ("a,b\nc,d\n", ["1 a|b", "2 c|d"]), ("a,b\r\nc,d", ["1 a|b", "2 c|d"]), ("a,\n,b", ["1 a|", "2 |b"]),
            ("\"a,b\",\"c\"\"d\"\n", ["1 a,b|c\"d"]), ("\"\"\"\"\n", ["1 \""]), ("\"\"\n", ["1 "]), ("\"\"\"a\"\"\",x", ["1 \"a\"|x"]),
            ("\"a\nb\",c\nd,e", ["1 a⏎b|c", "3 d|e"]), ("\n\na,b\n\nc,d\n\n", ["3 a|b", "5 c|d"]),
            ("\"a\"b,c\n", ["1 \"a\"b|c"]), ("a\"b\",c", ["1 a\"b\"|c"]), ("\"a\"\r\nb", ["1 a", "2 b"]), ("", []), ("\n", []),
            ("a,b\n\"c,d\ne,f\ng,h\n", ["1 a|b", "2 !unclosedQuote", "3 e|f", "4 g|h"]), ("a,", ["1 a|"]),
        ] as [(String, [String])])
    func csv(text: String, expected: [String]) throws {
        #expect(try records(text) == expected)
    }

    @Test("A record longer than the limit is passed over, a quote open for longer costs one line")
    func csvLimits() throws {
        let long = String(repeating: "x", count: 600_000)
        #expect(try records("a,b\n\(long)\nc,d\n", limit: 1000) == ["1 a|b", "2 !lineTooLong", "3 c|d"])
        let many = String(repeating: "y,z\n", count: 100_000)
        let found = try records("a,b\n\"c,d\n\(many)", limit: 1000)
        #expect(found.prefix(4) == ["1 a|b", "2 !unclosedQuote", "3 y|z", "4 y|z"])
        #expect(found.count == 100_002)
    }

    @Test("Records are the same wherever the pieces they are read in end")
    func csvAcrossPieces() throws {
        // One piece is 256 KiB: the interesting bytes are moved over that border one by one.
        for shift in 0..<12 {
            let filler = String(repeating: "f", count: (256 << 10) - 10 + shift)
            let text = "\(filler),1\r\n\"a\"\"b\r\n\",\"c\"\r\n\"\",d"
            #expect(try records(text) == ["1 \(filler)|1", "2 a\"b\r⏎|c", "4 |d"], "shift \(shift)")
        }
    }

    @Test("Lines: both ends, the last without one, too long ones skipped but counted")
    func lines() throws {
        let scanner = LineScanner(ByteSource(bytes: Array("a\r\n\nb\n\(String(repeating: "x", count: 700_000))\nc".utf8)), limit: 5000)
        var shown: [String] = []
        while try scanner.next() {
            shown.append("\(scanner.number) \(scanner.isTooLong ? "long \(scanner.line.count)" : String(decoding: scanner.line, as: UTF8.self))")
        }
        #expect(shown == ["1 a", "2 ", "3 b", "4 long 500", "5 c"])
        try scanner.rewind()
        #expect(try scanner.next())
        #expect(String(decoding: scanner.line, as: UTF8.self) == "a" && scanner.number == 1)
    }

    @Test(
        "Escapes of JSON strings",
        arguments: [
            (#"a\nb\t\"\\\/"#, "a\nb\t\"\\/"), (#"\u4f60\u597D"#, "你好"), (#"\ud83d\ude00!"#, "😀!"), (#"\ud83d!"#, "\u{FFFD}!"),
            (#"\ude00\ud83d\u0041"#, "\u{FFFD}\u{FFFD}A"), (#"a\u0000b"#, "ab"), (#"\x\u12"#, #"\x\u12"#), ("a\\", "a"),
        ])
    func escapes(text: String, expected: String) {
        let arena = ByteArena()
        let found = Array(text.utf8).withUnsafeBufferPointer {
            String(decoding: JSONValue(kind: .string, bytes: $0, isEscaped: true).text(arena), as: UTF8.self)
        }
        #expect(found == expected)
    }

    @Test(
        "Objects: what is whole is read, what is not is refused with its reason",
        arguments: [
            (#"{"a":1,"b":[{"a":2}],"c":"x"}"#, nil), (#" {"a" : "\"" , } "#, nil), ("{}", nil), (#"{"a":1"#, .notJSON),
            (#"{"a":1}x"#, .notJSON), (#"{"a":[}]}"#, .notJSON), (#"{"a" 1}"#, .notJSON), ("[1]", .notAnObject), ("\"a\"", .notAnObject),
            ("5", .notJSON), ("", .notJSON), (#"{"a":}"#, .notJSON), (#"{"a":"x\"}"#, .notJSON), (#"{a:1}"#, .notJSON),
            (#"{"a":"# + String(repeating: "[", count: 65) + String(repeating: "]", count: 65) + "}", .tooDeep),
            (#"{"a":"# + String(repeating: "[", count: 64) + String(repeating: "]", count: 64) + "}", nil),
        ] as [(String, RejectReason?)])
    func objects(text: String, expected: RejectReason?) {
        var object = JSONObject()
        let found = Array(text.utf8).withUnsafeBufferPointer { object.index($0) }
        #expect(found == expected)
    }

    @Test("Whole numbers, from digits in strings too, never beyond 64 bits")
    func integers() {
        func integer(_ text: String) -> Int64? { Array(text.utf8).withUnsafeBufferPointer { JSONValue($0).integer } }
        #expect(integer("12") == 12 && integer("\"-7\"") == -7 && integer("9223372036854775807") == .max)
        #expect(integer("9223372036854775808") == nil && integer("-") == nil && integer("1.5") == nil && integer("\"\"") == nil)
        #expect(integer("99999999999999999999") == nil && integer("true") == nil)
    }
}

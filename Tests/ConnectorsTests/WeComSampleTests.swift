import Foundation
import Testing
import WeComConnector

/// Every call against its recorded exchange: what goes out, what is read, and that it is read just so when the platform writes it
/// a little differently.
@Suite struct WeComSampleTests {
    static let all = WeComExchange.contacts + WeComExchange.groups + WeComExchange.messages

    @Test func everySampleHasItsCall() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples/wecom")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).map { String($0.dropLast(5)) }.sorted()
        #expect(files == Self.all.map(\.name).sorted())
    }

    @Test(arguments: all) func whatGoesOut(_ exchange: WeComExchange) async throws {
        let sample = try exchange.sample(), stage = WeComStage { asked, _ in .json(asked.api == "gettoken" ? "" : "{}") }
        _ = await failure { () throws(WeComFailure) in try await exchange.play(stage.client()) }
        let api = try #require(sample["api"] as? String), asked = try #require(stage.calls(api).first)
        let query = try #require(sample["query"] as? String)
        #expect(asked.target == "/cgi-bin/\(api)?access_token=token-T1" + (query.isEmpty ? "" : "&\(query)"))
        #expect(asked.method == sample["method"] as? String)
        if let body = sample["body"] {
            let sent = try JSONSerialization.jsonObject(with: Data(asked.body.utf8)) as? NSDictionary
            #expect(sent == body as? NSDictionary, "\(asked.body)")
            #expect(!asked.body.contains("\\u"))
        } else {
            #expect(asked.body.isEmpty)
        }
    }

    func read(_ exchange: WeComExchange, _ answer: Any) async throws(WeComFailure) -> String {
        let text = (try? JSONSerialization.data(withJSONObject: answer)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let stage = WeComStage { asked, _ in .json(asked.api == "gettoken" ? "" : text) }
        return try await exchange.play(stage.client())
    }

    /// Every text and every large number of an answer, but for those that are named as not read.
    private func leaves(_ value: Any, unread: [String]) -> [String] {
        switch value {
        case let object as [String: Any]: object.filter { !unread.contains($0.key) }.values.flatMap { leaves($0, unread: unread) }
        case let list as [Any]: list.flatMap { leaves($0, unread: unread) }
        // Lists in one text.
        case let text as String: text.split(separator: "|").map(String.init)
        case let number as NSNumber where number.intValue >= 100: [number.stringValue]
        default: []
        }
    }

    @Test(arguments: all) func whatIsRead(_ exchange: WeComExchange) async throws {
        let sample = try exchange.sample()
        var answer = try #require(sample["answer"] as? [String: Any])
        let printed = try await read(exchange, answer)
        answer["errmsg"] = nil
        for leaf in leaves(answer, unread: sample["unread"] as? [String] ?? []) { #expect(printed.contains(leaf), "\(leaf) in \(printed)") }
    }

    /// Numbers as texts, fields that nobody knows, no errcode: all the same.
    @Test(arguments: all) func itIsReadJustSo(_ exchange: WeComExchange) async throws {
        let answer = try #require(try exchange.sample()["answer"] as? [String: Any])
        let printed = try await read(exchange, answer)
        #expect(try await read(exchange, Self.numbersAsTexts(answer)) == printed)
        #expect(try await read(exchange, Self.strangerFields(answer)) == printed)
        #expect(try await read(exchange, answer.filter { $0.key != "errcode" && $0.key != "errmsg" }) == printed)
    }

    /// Whatever is missing, null or something else, an answer is read or refused, and never read as done when it was refused.
    @Test(arguments: all) func brokenAnswersAreAnswers(_ exchange: WeComExchange) async throws {
        let answer = try #require(try exchange.sample()["answer"] as? [String: Any])
        for broken in Self.brokenForms(answer) {
            let failed = await failure { () throws(WeComFailure) in try await read(exchange, broken) }
            if case .unreadable(let place)? = failed?.cause { #expect(place.hasPrefix("$")) } else { #expect(failed == nil) }
        }
        var refused = answer
        refused["errcode"] = "40058"
        let failed = await failure { () throws(WeComFailure) in try await read(exchange, refused) }
        #expect(failed?.code?.rawValue == 40058)
        for odd in ["no", "0x1", "99999999999999999999999", 1e300, 0.5, [0], ["errcode": 0]] as [Any] {
            refused["errcode"] = odd
            let failed = await failure { () throws(WeComFailure) in try await read(exchange, refused) }
            #expect(failed?.remedy == .inDoubt, "\(odd)")
        }
    }

    /// An answer without its group must not look like a group that all have left.
    @Test func whatMattersIsNotMissedSilently() async throws {
        for (name, answer) in [("group", "{}"), ("group", #"{"group_chat":null}"#), ("group", #"{"group_chat":{"name":"a"}}"#), ("contact", "{}"),
            ("contact-page", #"{"external_contact_list":[{"follow_info":{"userid":"a"}}]}"#), ("broadcast-add", "{}"), ("contact-way-add", "{}"),
            ("group-page", #"{"group_chat_list":[{"status":0}]}"#), ("group", #"{"group_chat":{"chat_id":"a","member_list":[{"type":1}]}}"#)] {
            let exchange = try #require(Self.all.first { $0.name == name })
            let stage = WeComStage { asked, _ in .json(asked.api == "gettoken" ? "" : answer) }
            let failed = await failure { () throws(WeComFailure) in try await exchange.play(stage.client()) }
            #expect(failed?.remedy == .inDoubt, "\(name) \(answer)")
        }
    }

    private static func numbersAsTexts(_ value: Any) -> Any {
        switch value {
        case let object as [String: Any]: object.mapValues(numbersAsTexts)
        case let list as [Any]: list.map(numbersAsTexts)
        case let number as NSNumber: isTruth(number) ? (number.boolValue ? 1 : 0) as Any : number.stringValue
        default: value
        }
    }

    private static func strangerFields(_ value: Any) -> Any {
        switch value {
        case let object as [String: Any]:
            object.mapValues(strangerFields).merging(["stranger": ["deep": [1, "a", NSNull()]], "x2": 1.5]) { old, _ in old }
        case let list as [Any]: list.map(strangerFields)
        default: value
        }
    }

    /// Each field in turn, at every depth: missing, null, a list, an object, a fraction, a number that nobody can hold.
    private static func brokenForms(_ value: Any) -> [Any] {
        switch value {
        case let object as [String: Any]:
            object.keys.flatMap { key -> [Any] in
                if key == "errcode" { return [] }
                let forms: [Any?] = [nil, NSNull(), [], ["a"], [:], 1.5, -1, "99999999999999999999999", 1e300, true, "\u{0}"]
                let inner = object[key].map(brokenForms) ?? []
                return (forms + inner).map { form in
                    var changed = object
                    changed[key] = form
                    return changed
                }
            }
        case let list as [Any]:
            list.indices.flatMap { place in
                brokenForms(list[place]).map { form -> Any in
                    var changed = list
                    changed[place] = form
                    return changed
                }
            }
        default: []
        }
    }

    private static func isTruth(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B" }
}

import Engines
import Exports
import FeatureRules
import FeatureStores
import Kernel
import Storage
import Testing

@Suite(.serialized) struct ImportTests {
    static func week() -> Chat {
        var chat = Chat()
        chat.add("2026-11-01 08:00:00", "wxid_axy01", "", name: "阿远", type: "join")
        chat.say("2026-11-01 08:00:05", "wxid_axy01", "大家早", name: "阿远")
        // Two identical texts of one sender in one second are two messages.
        chat.say("2026-11-02 08:00:00", "wxid_mum02", "打卡", name: "木木")
        chat.say("2026-11-02 08:00:00", "wxid_mum02", "打卡", name: "木木")
        chat.say("2026-11-02 08:00:00", "wxid_axy01", "打卡", name: "阿远")
        chat.say("2026-11-03 21:00:00", "wxid_axy01", "明天见, \"早\" 点\n第二行", name: "阿远")
        return chat
    }

    static let tools: [String] = ["jsonl", "csv"]
    static func text(_ chat: Chat, _ tool: String) -> String {
        tool == "jsonl" ? chat.jsonLines : Chat(lines: chat.lines.filter { $0.type == "text" || $0.type == "system" }).chatlogCSV
    }

    @Test(arguments: Engine.available, tools) func theSameFileAgainAddsNothing(_ engine: Engine, _ tool: String) async throws {
        try await ImportBench.with(engine) { bench in
            let text = Self.text(Self.week(), tool), events = tool == "jsonl" ? 1 : 0
            let first = try await bench.take(text, as: "a.\(tool)")
            #expect([first.messages, first.events, first.duplicates, first.rejected, first.members] == [5, events, 0, 0, 2])
            #expect(first.groups == ["早起打卡群"])
            let before = try await bench.boards()
            for name in ["a.\(tool)", "copy under another name.\(tool)"] {
                let again = try await bench.take(text, as: name)
                #expect([again.messages, again.events, again.duplicates] == [0, 0, 5 + events])
            }
            #expect(try await bench.count("message") == 5)
            #expect(try await bench.count("event") == events)
            #expect(try await bench.count("member") == 2)
            #expect(try await bench.boards() == before)
            #expect(try await bench.boardsAreTrue())
        }
    }

    @Test(arguments: Engine.available, tools) func aLaterExportAddsOnlyWhatIsNew(_ engine: Engine, _ tool: String) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Self.week()
            let noon = try #require(Instant(iso: "2026-11-02 12:00:00", zone: .shanghai))
            try await bench.take(Self.text(chat.from(to: noon), tool), as: "early.\(tool)")
            chat.say("2026-11-04 08:00:00", "wxid_xnw03", "打卡", name: "小暖")
            chat.say("2026-11-04 08:00:00", "wxid_xnw03", "打卡", name: "小暖")
            chat.say("2026-11-04 08:00:00", "wxid_xnw03", "打卡", name: "小暖")
            let monday = try #require(Instant(iso: "2026-11-02", zone: .shanghai))
            let later = try await bench.take(Self.text(chat.from(monday), tool), as: "late.\(tool)")
            #expect([later.messages, later.duplicates] == [4, 3])
            let all = try await bench.take(Self.text(chat, tool), as: "all.\(tool)")
            #expect([all.messages, all.events, all.duplicates] == [0, 0, tool == "jsonl" ? 9 : 8])
            #expect(try await bench.count("message") == 8)
            #expect(try await bench.boardsAreTrue())
        }
    }

    /// More than one batch of lines, with a run of identical ones over the border of two.
    @Test(arguments: Engine.available) func identicalLinesOverTheBorderOfBatches(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat(), at = Instant(milliseconds: 1_790_000_000_000)
            for number in 0..<(LineBatch.fullLines + 500) {
                let isRun = abs(number - LineBatch.fullLines) < 6
                if !isRun || number == LineBatch.fullLines - 5 { at = at + .seconds(1) }
                chat.lines.append(.init(at: at, sender: "u\(isRun ? 1 : number % 5)", text: isRun ? "打卡" : "第\(number)句"))
            }
            let text = chat.jsonLines
            let first = try await bench.take(text, indexed: false)
            #expect([first.messages, first.duplicates] == [chat.lines.count, 0])
            let again = try await bench.take(text, indexed: false)
            #expect([again.messages, again.duplicates] == [0, chat.lines.count])
            // The order of the file is the order of the ids.
            let texts = try await bench.database.read { tx in
                try tx.all("SELECT text FROM message WHERE workspace_id = 1 ORDER BY id") { $0.text(0) }
            }
            #expect(texts == chat.lines.map(\.text))
        }
    }

    /// An import that ends in the middle leaves what it wrote; the second run adds the rest.
    @Test(arguments: Engine.available) func anInterruptedImportGoesOn(_ engine: Engine) async throws {
        struct Stop: Error {}
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            for number in 0..<(LineBatch.fullLines + 300) {
                chat.lines.append(.init(at: Instant(milliseconds: 1_790_000_000_000 + Int64(number) * 1000), sender: "u\(number % 7)", text: "读书"))
            }
            await #expect(throws: Stop.self) {
                try await bench.take(chat.jsonLines, as: "a.jsonl") { _ in throw Stop() }
            }
            let written = try await bench.count("message")
            #expect(written == LineBatch.fullLines)
            #expect(try await bench.boardsAreTrue())
            let rest = try await bench.take(chat.jsonLines, as: "a.jsonl")
            #expect([rest.messages, rest.duplicates] == [chat.lines.count - written, written])
            try await bench.search.catchUp(ImportBench.ours)
            #expect(try await bench.count("message_batch") == 0)
            #expect(try await bench.boardsAreTrue())
        }
    }

    @Test(arguments: Engine.available) func brokenLinesAreCountedAndTheRestGoesIn(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let lines = Self.week().jsonLines.split(separator: "\n")
            let text = ([lines[0], "{\"group\": \"早起打卡群\", \"sender\":", "[]"] + lines[1...]).joined(separator: "\n")
            let result = try await bench.take(text)
            #expect([result.messages, result.events, result.rejected] == [5, 1, 2])
        }
    }

    @Test(arguments: Engine.available) func aNameGivenByAPersonWins(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let first = try await bench.take(Self.week().jsonLines, group: "我的群")
            let second = try await bench.take(Self.week().jsonLines, as: "b.jsonl", group: "我的群")
            #expect([first.groups, second.groups] == [["我的群"], ["我的群"]])
            #expect(second.duplicates == 6)
            #expect(try await bench.count("chat_group") == 1)
        }
    }

    /// Whose lines carry no name is called by what the format knows them by, also by whoever called before their first line came.
    @Test(arguments: Engine.available) func whoHasNoNameIsCalledByTheIdentity(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let ours = ImportBench.ours, insights = InsightsDesk(database: bench.database, zones: bench.zones)
            func answered() async throws -> Int? {
                try await insights.refresh(ours)
                return try await bench.database.read { tx in
                    let group = try #require(try GroupQueries.all(in: ours, tx).first?.id)
                    return try SectionQueries.one(AnswerFigures.self, of: group, in: ours, tx)?.answered.part
                }
            }
            var calls = Chat(), asked = Chat()
            calls.say("2026-11-01 08:30:00", "cat", "早上好呀")
            calls.say("2026-11-01 08:40:00", "bob", "amy: 楼下那家", name: "阿波")
            calls.say("2026-11-01 08:41:00", "bob", "二楼")
            calls.say("2026-11-01 08:50:00", "bob", "在的", name: "阿波")
            calls.say("2026-11-01 08:51:00", "我", "好")
            asked.say("2026-11-01 08:20:00", "amy", "请问猫粮哪家的好？")
            try await bench.take(calls.jsonLines)
            #expect(try await answered() == 0)
            try await bench.take(asked.jsonLines, as: "asked.jsonl")
            #expect(try await answered() == 1)
            let names = try await bench.database.read { tx in
                try tx.all("SELECT name FROM nickname WHERE workspace_id = \(ours) ORDER BY name") { $0.text(0) }
            }
            #expect(names.sorted() == ["amy", "bob", "cat", "阿波"], "我 is nobody's name")
            #expect(try await bench.boardsAreTrue())
        }
    }

    /// A name in a system line is the one who is called so, also if no line of theirs has a name; within one file always the same.
    @Test(arguments: Engine.available) func whoASystemLineNamesIsWhoSpeaks(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.add("2026-11-01 08:00:00", "", "\"小明\"加入了群聊", type: "system")
            chat.say("2026-11-01 08:01:00", "小明", "大家好")
            chat.say("2026-11-01 08:02:00", "wxid_amy1", "我是 amy", name: "amy")
            chat.add("2026-11-01 08:02:30", "", "\"amy\"邀请\"bob\"加入了群聊", type: "system")
            chat.say("2026-11-01 08:03:00", "wxid_amy2", "我也叫 amy", name: "amy")
            chat.add("2026-11-01 08:04:00", "", "\"amy\"退出了群聊", type: "system")
            try await bench.take(chat.chatlogCSV, as: "chat.csv")
            let people = try await bench.database.read { tx in
                try tx.all("SELECT key, member_id FROM identity WHERE workspace_id = \(ImportBench.ours) ORDER BY key") { (key: $0.text(0), member: $0.integer(1)) }
            }
            let ming = people.filter { $0.key.hasSuffix("小明") }
            #expect(ming.count == 2 && Set(ming.map(\.member)).count == 1)
            // Whoever invited is whoever left: nobody is made for the third line.
            #expect(people.filter { $0.key.hasSuffix("amy") || $0.key.hasPrefix("wxid") }.count == 2)
        }
    }

    /// What databases and indexes choke on: quotes, backslashes, braces, NUL, marks, long words, emoji, an empty text.
    @Test(arguments: Engine.available) func oddTextsComeBack(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let odd = [
                "it's \"quoted\" \\ {a,b} NULL", "'); DROP TABLE message; --", "$1 & | ! :* <->", "x\\'y", "e\u{301} 打\u{300}卡", "👨‍👩‍👧‍👦",
                String(repeating: "長", count: 5000), String(repeating: "w", count: 5000), "\t\r\n ", "\u{E000}g1", "",
            ]
            var chat = Chat()
            for (number, text) in odd.enumerated() { chat.say("2026-11-01 08:00:\(10 + number)", "u'\\\"{}\(number)", text) }
            let result = try await bench.take(chat.jsonLines)
            #expect(result.messages == odd.count)
            let texts = try await bench.database.read { tx in
                try tx.all("SELECT text FROM message WHERE workspace_id = 1 ORDER BY id") { Array($0.text(0).utf8) }
            }
            #expect(texts == odd.map { Array($0.utf8) })
            #expect(try await bench.found("quoted") == [odd[0]])
            #expect(try await bench.found("'); DROP") == [odd[1]])
            #expect(try await bench.found("x\\'y") == [odd[3]])
            #expect(try await bench.found("長長長") == [odd[6]])
            // The sign that marks a group's own term separates words in what people type.
            #expect(try await bench.found("\u{E000}g1") == [odd[9]])
            #expect(try await bench.boardsAreTrue())
        }
    }
}

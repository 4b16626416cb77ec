import Engines
import FeatureStores
import Kernel
import Storage
import Testing

@Suite(.serialized) struct SearchTests {
    static func chat() -> Chat {
        var chat = Chat()
        chat.say("2026-11-01 08:00:00", "u1", "今天打卡第1天")
        chat.say("2026-11-01 08:01:00", "u2", "卡打不开，天今也没用")
        chat.say("2026-11-01 08:02:00", "u3", "训练营明天开始，AI训练营 v2")
        chat.say("2026-11-01 08:03:00", "u1", "Learning SWIFT together")
        chat.say("2026-11-01 08:04:00", "u1", "ＡＩ时代 😀 早")
        chat.say("2026-11-01 08:05:00", "u2", "今天的打卡在读书群", group: "读书群")
        chat.say("2026-11-01 08:06:00", "u2", "图片", group: "读书群")
        return chat
    }

    @Test(arguments: Engine.available) func wordsArePhrasesNotHeaps(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Self.chat()
            // All pairs of 今天打卡, but not the phrase: the index alone cannot tell.
            chat.say("2026-11-01 08:07:00", "u3", "今天下雨，天打雷，照样打卡")
            try await bench.take(chat.jsonLines)
            let expected: [(String, [Int])] = [
                ("打卡", [7, 5, 0]), ("卡打", [1]), ("今天打卡", [0]), ("天今", [1]), ("打卡今天", []), ("训练营明天", [2]), ("明天训练营", []),
                ("卡", [7, 5, 1, 0]), ("今天 打卡", [7, 5, 0]), ("读书群", [5]), ("swift", [3]), ("LEARN", [3]), ("earning", []), ("ai", [4, 2]), ("ＡＩ训练营", [2]),
                ("swift learning", [3]), ("第1天", [0]), ("没有", []), ("😀", []), ("", []),
            ]
            let texts = chat.lines.map(\.text)
            for (typed, places) in expected {
                #expect(try await bench.found(typed) == places.map { texts[$0] }, "\(typed)")
            }
        }
    }

    @Test(arguments: Engine.available) func aGroupAndAPageNarrowTheSearch(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Self.chat()
            for number in 10..<60 { chat.say("2026-11-02 08:00:\(number)", "u\(number % 4)", "打卡第\(number)天，今天", group: "早起打卡群") }
            try await bench.take(chat.jsonLines)
            let groups = try await bench.database.read { tx in try GroupQueries.all(in: ImportBench.ours, tx) }
            let reading = try #require(groups.first { $0.name == "读书群" })
            #expect(try await bench.found("打卡", group: reading.id) == ["今天的打卡在读书群"])
            var pages: [[String]] = [], before: MessageID?
            repeat {
                let page = try await bench.search.find("打卡", group: nil, before: before, limit: 20, in: ImportBench.ours)
                pages.append(page.hits.map(\.text))
                before = page.next
            } while before != nil && pages.count < 10
            #expect(pages.map(\.count) == [20, 20, 12])
            #expect(pages.flatMap { $0 } == chat.lines.reversed().sorted { $0.at > $1.at }.map(\.text).filter { $0.contains("打卡") })
        }
    }

    @Test(arguments: Engine.available) func sendersAndDaysNarrowTheSearch(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().jsonLines)
            func found(_ typed: String, _ filter: SearchFilter) async throws -> [String] {
                try await bench.search.find(typed, filter: filter, before: nil, limit: 20, zone: .shanghai, in: ImportBench.ours).hits.map(\.text)
            }
            let second = try await bench.database.read { tx in Set(try MemberQueries.find("u2", limit: 5, in: ImportBench.ours, tx)) }
            #expect(second.count == 1)
            #expect(try await found("今天", SearchFilter(senders: second)) == ["今天的打卡在读书群"])
            #expect(try await found("打", SearchFilter(senders: second)) == ["今天的打卡在读书群", "卡打不开，天今也没用"])
            #expect(try await found("打卡", SearchFilter(senders: [])) == [])
            let minute = Instant(iso: "2026-11-01T08:05:00+08:00", zone: .shanghai)
            #expect(try await found("打卡", SearchFilter(from: minute)) == ["今天的打卡在读书群"])
            #expect(try await found("打卡", SearchFilter(to: minute)) == ["今天打卡第1天"])
            #expect(try await found("打卡", SearchFilter(from: minute, to: minute)) == [])
            #expect(try await found("“今天打卡”", SearchFilter()) == ["今天打卡第1天"])
            #expect(try await found("\"swift together\"", SearchFilter()) == ["Learning SWIFT together"])
            #expect(try await found("\"learn swift\"", SearchFilter()) == [])
        }
    }

    @Test(arguments: Engine.available) func whatSomebodySaidComesPageByPage(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Self.chat()
            for day in 10..<30 { for minute in 10..<13 { chat.say("2026-10-\(day) 08:\(minute):00", "u\(minute % 2 + 1)", "第\(day)天\(minute)", group: day % 2 == 0 ? "甲群" : "乙群") } }
            try await bench.take(chat.jsonLines)
            let second = try await bench.database.read { tx in Set(try MemberQueries.find("u2", limit: 5, in: ImportBench.ours, tx)) }
            var texts: [String] = [], before: MessageID?
            repeat {
                let page = try await bench.search.said(SearchFilter(senders: second), before: before, limit: 7, zone: .shanghai, in: ImportBench.ours)
                texts += page.hits.map(\.text)
                before = page.next
            } while before != nil && texts.count < 99
            #expect(texts == ["图片", "今天的打卡在读书群", "卡打不开，天今也没用"] + (10..<30).reversed().map { "第\($0)天11" })
            let day = Instant(iso: "2026-10-12T00:00:00+08:00", zone: .shanghai)
            let early = try await bench.search.said(SearchFilter(senders: second, to: day), before: nil, limit: 7, zone: .shanghai, in: ImportBench.ours)
            #expect(early.hits.map(\.text) == ["第11天11", "第10天11"])
        }
    }

    @Test(arguments: Engine.available) func aMessageStandsAmongWhatWasSaidAroundIt(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            // Several at the same second keep their order.
            for number in 0..<30 { chat.say("2026-11-01 08:00:0\(number / 10)", "u1", "\(number)") }
            chat.say("2026-11-01 08:00:01", "u1", "别的群", group: "读书群")
            try await bench.take(chat.jsonLines)
            let hit = try #require(try await bench.search.find("14", group: nil, before: nil, limit: 1, in: ImportBench.ours).hits.first)
            let around = try #require(try await bench.database.read { try MessageQueries.around(hit.id, of: hit.group, each: 6, in: ImportBench.ours, $0) })
            #expect(around.messages.map(\.text) == (8...20).reversed().map { "\($0)" } && around.hasNewer && around.hasOlder)
            let all = try #require(try await bench.database.read { try MessageQueries.around(hit.id, of: hit.group, each: 50, in: ImportBench.ours, $0) })
            #expect(all.messages.count == 30 && !all.hasNewer && !all.hasOlder)
            #expect(try await bench.database.read { try MessageQueries.around(hit.id, of: hit.group, each: 6, in: ImportBench.theirs, $0) } == nil)
        }
    }

    @Test(arguments: Engine.available) func workspacesDoNotSeeEachOther(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var theirs = Chat()
            theirs.say("2026-11-01 08:00:00", "u1", "他们的秘密打卡", name: "别人")
            let ours = try await bench.take(Self.chat().jsonLines)
            let first = try await bench.take(theirs.jsonLines, as: "t.jsonl", into: ImportBench.theirs)
            #expect([ours.messages, first.messages] == [7, 1])
            #expect(try await bench.found("打卡").count == 2)
            #expect(try await bench.found("秘密") == [])
            #expect(try await bench.found("打卡", in: ImportBench.theirs) == ["他们的秘密打卡"])
            #expect(try await bench.found("打卡", in: WorkspaceID(3)) == [])
            // The same file there is news there, and nothing changes here.
            let before = try await bench.boards()
            let again = try await bench.take(Self.chat().jsonLines, as: "o.jsonl", into: ImportBench.theirs)
            #expect([again.messages, again.duplicates] == [7, 0])
            #expect(try await bench.boards() == before)
            #expect(try await bench.count("member") == 3)
            #expect(try await bench.report(WorkspaceID(3)) == [])
            // Forgetting their index leaves ours.
            try await bench.index.remove(ImportBench.theirs)
            #expect(try await bench.found("打卡", in: ImportBench.theirs) == [])
            #expect(try await bench.found("打卡").count == 2)
        }
    }

    @Test(arguments: Engine.available) func anImportWithoutIndexIsCaughtUp(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().jsonLines, indexed: false)
            #expect(try await bench.found("打卡") == [])
            #expect(try await bench.count("message_batch") == 1)
            // Twice at once, as after two starts: each batch is added once.
            async let other: Void = bench.search.catchUp(ImportBench.ours)
            try await bench.search.catchUp(ImportBench.ours)
            try await other
            #expect(try await bench.count("message_batch") == 0)
            #expect(try await bench.found("打卡") == ["今天的打卡在读书群", "今天打卡第1天"])
            try await bench.search.indexAnew(ImportBench.ours)
            try await bench.search.catchUp(ImportBench.ours)
            #expect(try await bench.found("打卡") == ["今天的打卡在读书群", "今天打卡第1天"])
            // What comes later is added beside it.
            var more = Chat()
            more.say("2026-11-05 08:00:00", "u1", "打卡补上")
            try await bench.take(more.jsonLines, as: "more.jsonl")
            #expect(try await bench.found("打卡") == ["打卡补上", "今天的打卡在读书群", "今天打卡第1天"])
        }
    }
}

import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct MemberWordTests {
    static let start = Instant(iso: "2026-09-07 08:00:00", zone: .shanghai) ?? Instant(milliseconds: 0)

    /// 猫猫 speaks of her cat and of what everybody speaks of; 新人 has hardly said a thing.
    static func chat(days: Int64 = 30, first: Int64 = 0) -> Chat {
        var chat = Chat()
        func say(_ day: Int64, _ minute: Int64, _ sender: String, _ text: String, type: String = "text") {
            let at = start + .days(day) + .minutes(minute)
            chat.lines.append(.init(at: at, sender: sender, name: sender, type: type, text: text))
        }
        for day in first..<(first + days) {
            say(day, 0, "群主", "早上好，今天的午餐是红烧牛肉")
            say(day, 1, "猫猫", day % 2 == 0 ? "猫咪又不肯喝水，换了猫砂" : "红烧牛肉看起来不错")
            say(day, 2, "老张", "红烧牛肉来一份")
            say(day, 3, "猫猫", "", type: "image")
            if day % 10 == 0 { say(day, 4, "新人", "你们好，红烧牛肉") }
        }
        return chat
    }

    private func figures(of name: String, _ bench: ImportBench, in workspace: WorkspaceID = ImportBench.ours) async throws -> MemberWordFigures {
        try await bench.talk.catchUp(ImportBench.ours, on: bench.database)
        let labels = try await bench.labels(ImportBench.ours)
        let member = try #require(labels.first { $0.value == name }?.key)
        return try await bench.database.read { tx in
            let latest = try MemberWordQueries.latest(of: member, zone: .shanghai, in: workspace, tx)
            return try MemberWordQueries.figures(of: latest, zone: .shanghai, in: workspace, tx)
        }
    }

    @Test(arguments: Engine.available) func whatSomebodyCaresAbout(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().jsonLines, indexed: false)
            let found = try await figures(of: "猫猫", bench)
            // 30 texts; pictures have no words. The others said 30 + 30 + 3.
            #expect(found.words.messages == 30 && found.words.messagesThere == 63 && found.words.silence == nil)
            #expect(found.from == LocalDay(year: 2026, month: 9, day: 7) && found.to == LocalDay(year: 2026, month: 10, day: 6))
            let words = found.words.words
            #expect(words.contains { $0.word.contains("猫咪") && $0.messages == 15 && $0.messagesThere == 0 })
            #expect(!words.contains { $0.word.contains("牛肉") }, "\(words.map(\.word))")
            #expect(try await figures(of: "新人", bench).words.silence == .here)
            let elsewhere = try await figures(of: "猫猫", bench, in: ImportBench.theirs)
            #expect(elsewhere.from == nil && elsewhere.to == nil && elsewhere.words.messages == 0 && elsewhere.words.silence == .here)
        }
    }

    /// Of somebody who left long ago the last half year before that is read, and who is merged counts as one.
    @Test(arguments: Engine.available) func whatSomebodyCaredAboutThen(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Self.chat()
            for day in 200..<230 as Range<Int64> { chat.lines += Self.chat(days: 1, first: day).lines.filter { $0.sender != "猫猫" } }
            chat.lines.insert(.init(at: Self.start - .days(190), sender: "猫猫", name: "猫猫", text: "很久以前的话，钓鱼钓鱼"), at: 0)
            chat.lines.append(.init(at: Self.start + .days(229) + .hours(1), sender: "小号", name: "小号", text: "猫咪最近还好"))
            try await bench.take(chat.jsonLines, indexed: false)
            let found = try await figures(of: "猫猫", bench)
            #expect(found.words.messages == 30 && found.from == LocalDay(year: 2026, month: 9, day: 7))
            let labels = try await bench.labels(ImportBench.ours)
            let one = try #require(labels.first { $0.value == "小号" }?.key), other = try #require(labels.first { $0.value == "猫猫" }?.key)
            let desk = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            try await desk.merge(one, into: other, workspace: ImportBench.ours, cause: .system)
            let both = try await figures(of: "猫猫", bench)
            // Now the last message is of day 229: only its week is near enough.
            #expect(both.words.messages == 1 && both.words.silence == .here)
            try await desk.split(one, workspace: ImportBench.ours, cause: .system)
            #expect(try await figures(of: "猫猫", bench) == found)
        }
    }
}

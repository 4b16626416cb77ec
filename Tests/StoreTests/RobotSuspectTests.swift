import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct RobotSuspectTests {
    /// Somebody asks for the weather 120 times and is answered within seconds; others chat, one of them checks in.
    static func chat() -> Chat {
        var chat = Chat()
        guard let start = Instant(iso: "2026-09-01 08:00:00", zone: .shanghai) else { return chat }
        for round in 0..<120 {
            let at = start + .hours(Int64(round) * 6)
            func say(_ seconds: Int64, _ sender: String, _ text: String, _ name: String = "") {
                chat.say((at + .seconds(seconds)).wall(in: .shanghai), sender, text, name: name)
            }
            say(0, "wxid_li", round % 3 == 0 ? "明天会下雨吗？" : "天气怎么样 \(round)", "小李")
            say(3, "wxid_sunny", "晴，\(round) 度", "小晴")
            say(900, "wxid_wang", "哈哈 \(round)", "老王")
            if round % 4 == 0 { say(5_000, "wxid_zhao", "打卡第 \(round) 天", "小赵bot") }
            if round % 4 == 1 { say(6_000, "wxid_qian", "\(round) 早起打卡", "disbot4") }
        }
        return chat
    }

    struct Stage {
        let bench: ImportBench
        let desk: MemberDesk
        let insights: InsightsDesk

        init(_ bench: ImportBench) {
            self.bench = bench
            desk = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            insights = InsightsDesk(database: bench.database, zones: bench.zones)
        }

        func asked() async throws -> [String] {
            try await bench.database.read { tx in
                try OperatorQueries.candidates(limit: 0, workspaceName: nil, in: ImportBench.ours, tx).map { "\($0.name ?? "") \($0.guess.map { "\($0)" } ?? "")" }
            }
        }

        func robots() async throws -> [String] {
            let (found, names) = try await bench.database.read { tx in
                let found = try OperatorQueries.robots(in: ImportBench.ours, tx)
                return (found, try MemberQueries.names(of: found, in: ImportBench.ours, tx))
            }
            return found.compactMap { names[$0] }.sorted()
        }

        func member(_ key: String) async throws -> MemberID {
            try #require(try await bench.database.read { try MemberQueries.find(key, limit: 1, in: ImportBench.ours, $0) }.first)
        }
    }

    @Test(arguments: Engine.available) func whoAnswersWithinSecondsIsAskedAbout(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().jsonLines, as: "a.jsonl")
            let stage = Stage(bench)
            #expect(try await stage.asked().isEmpty, "nothing is known before the figures are made")
            try await stage.insights.refresh(ImportBench.ours)
            #expect(try await stage.asked() == ["小晴 robot(FeatureRules.RobotWhy.answers)", "小赵bot robot(FeatureRules.RobotWhy.uniform)"])
            #expect(try await stage.robots() == ["小晴", "小赵bot"], "what is written always alike, with such a name; not who writes otherwise")
            let sunny = try await stage.member("wxid_sunny"), zhao = try await stage.member("wxid_zhao")
            try await stage.desk.deny(zhao, workspace: ImportBench.ours, cause: .system)
            try await stage.insights.refresh(ImportBench.ours)
            #expect(try await stage.asked().count == 1)
            #expect(try await stage.robots() == ["小晴"], "who is none may be greeted again")
            try await stage.desk.markRobots([sunny], workspace: ImportBench.ours, cause: .system)
            #expect(try await stage.asked().isEmpty)
            try await stage.insights.refresh(ImportBench.ours)
            let kept = try await bench.database.read { tx in try tx.all("SELECT why FROM robot_suspect") { $0.text(0) } }
            #expect(kept == ["uniform"], "nobody looks for those who are marked")
            try await stage.desk.mark(sunny, as: nil, workspace: ImportBench.ours, cause: .system)
            try await stage.insights.refresh(ImportBench.ours)
            #expect(try await stage.asked().isEmpty, "who was marked and is not any more was settled by hand")
            #expect(try await bench.database.read { try OperatorQueries.candidates(limit: 9, workspaceName: nil, in: ImportBench.theirs, $0) }.isEmpty)
        }
    }

    /// Its messages count, but it is none of those who talk until somebody says that it is no program; to say that it is one changes nothing.
    @Test(arguments: Engine.available) func whoLooksLikeOneIsNoSpeaker(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().jsonLines, as: "a.jsonl")
            let stage = Stage(bench), sunny = try await stage.member("wxid_sunny"), zhao = try await stage.member("wxid_zhao")
            func figures() async throws -> GroupFigures {
                try await stage.insights.refresh(ImportBench.ours)
                return try #require(
                    try await bench.database.read { tx in
                        try GroupQueries.all(in: ImportBench.ours, tx).first.flatMap { try InsightsQueries.one($0.id, in: ImportBench.ours, tx)?.figures }
                    })
            }
            let first = try await figures()
            #expect(first.mau == 3 && first.ownMessages == 150 && first.messages == 420, "neither the one that answers nor the one of that name that always begins alike")
            #expect(try await figures() == first, "who is left out is found all the same")
            try await stage.desk.markRobots([sunny], workspace: ImportBench.ours, cause: .system)
            #expect(try await figures() == first)
            try await stage.desk.deny(zhao, workspace: ImportBench.ours, cause: .system)
            let second = try await figures()
            #expect(second.mau == 4 && second.ownMessages == 120)
            try await stage.desk.mark(sunny, as: nil, workspace: ImportBench.ours, cause: .system)
            let third = try await figures()
            #expect(third.mau == 5 && third.ownMessages ?? 0 == 0)
        }
    }

    /// All names of a robot are asked about at once.
    @Test(arguments: Engine.available) func whoCameBackIsInTheSameQuestion(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Self.chat()
            for place in chat.lines.indices where chat.lines[place].name == "小晴" { chat.lines[place].name = "天气助手" }
            guard let start = Instant(iso: "2026-10-03 09:00:00", zone: .shanghai) else { return }
            for round in 0..<130 {
                let at = start + .hours(Int64(round))
                chat.say(at.wall(in: .shanghai), "wxid_sunny_", round % 2 == 0 ? "晴，\(round) 度" : "你问今天几度吗？\(round)", name: "天气助手_")
                chat.say((at + .minutes(20)).wall(in: .shanghai), "wxid_wang", "唉 \(round)", name: "老王")
            }
            try await bench.take(chat.jsonLines, as: "a.jsonl")
            let stage = Stage(bench)
            try await stage.insights.refresh(ImportBench.ours)
            #expect(Set(try await stage.robots()).isSuperset(of: ["天气助手", "天气助手_"]))
        }
    }

    @Test(arguments: Engine.available) func anyOrderOfArrivalTellsTheSame(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            let chat = Self.chat(), stage = Stage(bench)
            let half = try #require(chat.lines.dropFirst(chat.lines.count / 2).first?.at)
            try await bench.take(chat.from(half).jsonLines, as: "later.jsonl")
            try await stage.insights.refresh(ImportBench.ours)
            #expect(try await stage.asked() == ["小赵bot robot(FeatureRules.RobotWhy.uniform)"], "sixty answers are too few")
            try await bench.take(chat.from(to: half).jsonLines, as: "earlier.jsonl")
            try await stage.insights.refresh(ImportBench.ours)
            #expect(try await stage.asked().first == "小晴 robot(FeatureRules.RobotWhy.answers)")
            #expect(try await Rebuild([TalkBoard(zones: bench.zones)]).run(ImportBench.ours, check: true, on: bench.database).allSatisfy(\.isEqual))
        }
    }

    /// Who fell silent is greeted, but for who may be a robot; once somebody said that it is none, like anybody.
    @Test(arguments: Engine.available) func nobodyGreetsWhoMayBeOne(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Self.chat()
            for place in chat.lines.indices where chat.lines[place].name == "小晴" { chat.lines[place].name = "天气助手" }
            let last = try #require(chat.lines.last?.at)
            for day in 1...40 { chat.say((last + .days(Int64(day))).wall(in: .shanghai), "wxid_wang", "早，\(day)", name: "老王") }
            try await bench.take(chat.jsonLines, as: "a.jsonl")
            let stage = Stage(bench), sunny = try await stage.member("wxid_sunny"), li = try await stage.member("wxid_li")
            let insights = InsightsDesk(
                database: bench.database, zones: bench.zones, followers: [TaskFollower(world: bench.world, zones: bench.zones)])
            func greeted() async throws -> Set<MemberID> {
                try await insights.refresh(ImportBench.ours)
                return Set(
                    try await bench.database.read { tx in
                        try tx.all("SELECT member_id FROM task WHERE workspace_id = \(ImportBench.ours) AND kind = 'greet' AND suggested = 1") { $0.id(0) }
                    })
            }
            let first = try await greeted()
            #expect(first.contains(li) && !first.contains(sunny))
            try await stage.desk.deny(sunny, workspace: ImportBench.ours, cause: .system)
            chat.say((last + .days(41)).wall(in: .shanghai), "wxid_wang", "早", name: "老王")
            try await bench.take(chat.jsonLines, as: "b.jsonl")
            let second = try await greeted()
            #expect(second.contains(li) && second.contains(sunny))
        }
    }

    /// Who was merged into somebody is that person, in the habits too.
    @Test(arguments: Engine.available) func twoWhoAreOneTalkAsOne(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().jsonLines, as: "a.jsonl")
            let stage = Stage(bench), sunny = try await stage.member("wxid_sunny"), wang = try await stage.member("wxid_wang")
            try await stage.insights.refresh(ImportBench.ours)
            try await stage.desk.merge(sunny, into: wang, workspace: ImportBench.ours, cause: .system)
            #expect(try await stage.asked().first == "老王 robot(FeatureRules.RobotWhy.answers)", "until the figures are made anew")
            try await stage.insights.refresh(ImportBench.ours)
            #expect(try await stage.asked() == ["小赵bot robot(FeatureRules.RobotWhy.uniform)"], "a person who talks is among them")
        }
    }
}

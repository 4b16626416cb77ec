import Engines
import FeatureStores
import Kernel
import Storage
import Testing

@Suite(.serialized) struct MemberTests {
    /// Member labels with the names their identities show.
    func people(_ bench: ImportBench) async throws -> [String: String] {
        let labels = try await bench.labels(ImportBench.ours)
        return try await bench.database.read { tx in
            let names = try MemberQueries.names(of: Set(labels.keys), in: ImportBench.ours, tx)
            return Dictionary(uniqueKeysWithValues: labels.map { ($0.value, names[$0.key] ?? "") })
        }
    }

    @Test(arguments: Engine.available) func aNewNicknameIsNoNewMember(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.say("2026-11-01 08:00:00", "wxid_axy01", "早", name: "阿远")
            chat.say("2026-11-02 08:00:00", "wxid_axy01", "早", name: "阿远（出差）")
            chat.say("2026-11-03 08:00:00", "wxid_mum02", "早", name: "阿远")
            try await bench.take(chat.chatlogCSV, as: "a.csv")
            #expect(try await people(bench) == ["wxid_axy01": "阿远（出差）", "wxid_mum02": "阿远"])
            // An older export does not bring the old name back.
            try await bench.take(chat.from(to: chat.lines[0].at).chatlogCSV, as: "old.csv")
            #expect(try await people(bench)["wxid_axy01"] == "阿远（出差）")
        }
    }

    /// A name is as old as its last line: which group is read first does not matter.
    @Test(arguments: Engine.available) func theNameUsedLastIsShown(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var early = Chat(), late = Chat()
            late.say("2026-11-01 08:00:00", "wxid_axy01", "早", name: "阿远", group: "一群")
            late.say("2026-11-20 08:00:00", "wxid_axy01", "早上好", name: "阿远", group: "一群")
            early.say("2026-11-10 08:00:00", "wxid_axy01", "早", name: "远哥", group: "二群")
            try await bench.take(late.chatlogCSV, as: "late.csv")
            try await bench.take(early.chatlogCSV, as: "early.csv")
            #expect(try await people(bench) == ["wxid_axy01": "阿远"])
        }
    }

    @Test(arguments: Engine.available) func aFileThatRunsBackwardsShowsTheLatestName(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.say("2026-11-20 08:00:00", "wxid_axy01", "早上好", name: "阿远")
            chat.say("2026-11-01 08:00:00", "wxid_axy01", "早", name: "远哥")
            try await bench.take(chat.chatlogCSV, as: "backwards.csv")
            #expect(try await people(bench) == ["wxid_axy01": "阿远"])
        }
    }

    @Test(arguments: Engine.available) func aNameInASystemLineMeansItsBearer(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.say("2026-11-01 08:00:00", "wxid_axy01", "早", name: "阿远")
            chat.add("2026-11-01 09:00:00", "", "\"阿远\"邀请\"木木\"加入了群聊", type: "system")
            try await bench.take(chat.chatlogCSV, as: "a.csv")
            #expect(try await people(bench) == ["wxid_axy01": "阿远", "?木木": "木木"])
            let labels = try await bench.labels(ImportBench.ours)
            let events = try await bench.database.read { tx in
                try tx.all("SELECT kind, member_id, other_id, payload FROM event") { row in
                    (row.text(0), row.id(1, MemberKind.self), row.id(2, MemberKind.self), row.text(3))
                }
            }
            #expect(events.map(\.0) == ["membership.joined"])
            #expect(events.map { labels[$0.1] } == ["?木木"])
            #expect(events.map { labels[$0.2] } == ["wxid_axy01"])
            #expect(events.map(\.3) == [#"{"way":"invitation"}"#])
        }
    }

    /// Who was only a name when invited is the same member once he speaks: with one file, and with one file after another.
    @Test(arguments: Engine.available, [1, 2]) func anInviteeBecomesWhoHeIs(_ engine: Engine, _ files: Int) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.say("2026-11-01 08:00:00", "wxid_axy01", "早", name: "阿远")
            chat.add("2026-11-01 09:00:00", "", "\"阿远\"邀请\"木木\"加入了群聊", type: "system")
            chat.say("2026-11-01 10:00:00", "wxid_mum02", "大家好", name: "木木")
            chat.say("2026-11-01 11:00:00", "wxid_mum02", "今天打卡", name: "木木不睡觉")
            if files == 1 {
                try await bench.take(chat.chatlogCSV, as: "a.csv")
            } else {
                try await bench.take(chat.from(to: chat.lines[1].at).chatlogCSV, as: "a.csv")
                try await bench.take(chat.chatlogCSV, as: "b.csv")
            }
            #expect(try await bench.count("member") == 2)
            #expect(try await people(bench) == ["wxid_axy01": "阿远", "wxid_mum02": "木木不睡觉"])
            let rows = try await bench.database.read { tx in
                try tx.all("SELECT messages, joins, present FROM membership WHERE workspace_id = 1 ORDER BY messages, joins") {
                    [$0.int(0), $0.int(1), $0.int(2)]
                }
            }
            #expect(rows == [[1, 0, 1], [2, 1, 1]])
            #expect(try await bench.boardsAreTrue())
        }
    }

    /// A name that two bear means neither of them; in another group it means somebody else.
    @Test(arguments: Engine.available) func aNameThatTwoBearMeansNeither(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.say("2026-11-01 08:00:00", "wxid_axy01", "早", name: "小林")
            chat.say("2026-11-01 08:01:00", "wxid_mum02", "早", name: "小林")
            chat.add("2026-11-01 09:00:00", "", "\"小林\"邀请\"木木\"加入了群聊", type: "system")
            chat.add("2026-11-01 09:00:00", "", "\"木木\"邀请\"阿远\"加入了群聊", type: "system", group: "读书群")
            try await bench.take(chat.chatlogCSV, as: "a.csv")
            // 小林, 小林, the third of that name, 木木 here, 木木 there, 阿远 there.
            #expect(try await bench.count("member") == 6)
        }
    }

    @Test(arguments: Engine.available) func nobodyIsMadeAnewByTheSameFile(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.add("2026-11-01 09:00:00", "", "\"阿远\"邀请\"木木、小暖\"加入了群聊", type: "system")
            chat.say("2026-11-01 10:00:00", "wxid_mum02", "大家好", name: "木木")
            for round in 0..<3 { try await bench.take(chat.chatlogCSV, as: "\(round).csv") }
            #expect(try await bench.count("member") == 3)
            #expect(try await bench.count("event") == 2)
            #expect(try await bench.boardsAreTrue())
        }
    }

    /// What a system line meant when it was read first it means again, though somebody else bears the name by now.
    @Test(arguments: Engine.available) func aNameThatSomebodyTookLaterStaysWhoItWas(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.say("2026-11-01 08:00:00", "wxid_axy01", "早", name: "小林")
            chat.add("2026-11-01 09:00:00", "", "\"小林\"邀请\"木木\"加入了群聊", type: "system")
            chat.say("2026-11-01 10:00:00", "wxid_mum02", "早", name: "小林")
            let people = ["wxid_axy01": "小林", "wxid_mum02": "小林", "?木木": "木木"]
            for round in 0..<2 {
                try await bench.take(chat.chatlogCSV, as: "\(round).csv")
                #expect(try await self.people(bench) == people)
            }
            // A longer export of the same chat goes on with it; another name of two is nobody's as before.
            chat.add("2026-11-01 11:00:00", "", "\"小林\"邀请\"小暖\"加入了群聊", type: "system")
            try await bench.take(chat.chatlogCSV, as: "longer.csv")
            #expect(try await self.people(bench) == people.merging(["?小暖": "小暖"]) { $1 })
            #expect(try await bench.boardsAreTrue())
        }
    }
}

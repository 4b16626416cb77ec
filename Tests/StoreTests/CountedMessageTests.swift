import Engines
import FeatureRules
import FeatureStores
import Kernel
import Storage
import Testing

/// The rows behind a number are as many as the number says.
@Suite(.serialized) struct CountedMessageTests {
    @Test(arguments: Engine.available) func everySignHasItsRows(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var dice = SeededDice(seed: 11)
            let chat = Chat.random(&dice, lines: 300)
            try await bench.take(chat.jsonLines)
            try await bench.talk.catchUp(ImportBench.ours, on: bench.database)
            let groups = try await bench.database.read { tx in try GroupQueries.all(in: ImportBench.ours, tx) }
            for group in groups {
                let said = chat.lines.filter { $0.group == group.name && ["text", "image"].contains($0.type) }
                let middle = Zone.shanghai.day(of: said[said.count / 2].at)
                for (sign, name) in ContentSigns.named {
                    let signed = said.filter { line in
                        var text = line.text
                        return text.withUTF8 { SignReader.signs(of: line.type == "image" ? .image : .text, $0) }.contains(sign)
                    }
                    for days in [nil, (middle + -9)...middle] {
                        let expected = signed.filter { days?.contains(Zone.shanghai.day(of: $0.at)) ?? true }
                        let found = try await walk(group.id, sign, days: days, bench)
                        #expect(found.count == expected.count && found.map(\.at) == expected.map(\.at).sorted(by: >), "\(name) \(group.name)")
                    }
                }
            }
        }
    }

    @Test(arguments: Engine.available) func onlyOfSomePeople(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var dice = SeededDice(seed: 12)
            let chat = Chat.random(&dice, lines: 200)
            try await bench.take(chat.jsonLines)
            try await bench.talk.catchUp(ImportBench.ours, on: bench.database)
            let group = try #require(try await bench.database.read { tx in try GroupQueries.all(in: ImportBench.ours, tx).first })
            let some = try await bench.database.read { tx in Set(try MemberQueries.find("u1", limit: 5, in: ImportBench.ours, tx)) }
            let all = try await walk(group.id, .image, bench), theirs = try await walk(group.id, .image, by: some, bench)
            #expect(!theirs.isEmpty && theirs == all.filter { some.contains($0.member) })
            #expect(try await walk(group.id, .image, by: [], bench).isEmpty)
        }
    }

    @Test(arguments: Engine.available) func whoSpokeLateIsCounted(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            var chat = Chat()
            chat.say("2026-10-01 08:00:00", "u1", "早")
            chat.say("2026-11-01 08:00:00", "u2", "早")
            chat.say("2026-11-01 08:00:01", "u2", "早啊")
            chat.add("2026-11-01 08:00:02", "u3", "", type: "join")
            try await bench.take(chat.jsonLines)
            let late = try #require(Instant(iso: "2026-10-20T00:00:00+08:00", zone: .shanghai))
            let (some, everybody, ranked, all) = try await bench.database.read { tx in
                let group = try #require(try GroupQueries.all(in: ImportBench.ours, tx).first).id
                return (
                    try MemberQueries.page(of: group, after: nil, since: late, limit: 9, in: ImportBench.ours, tx).map(\.messages),
                    try MemberQueries.page(of: group, after: nil, limit: 9, in: ImportBench.ours, tx).map(\.messages),
                    try MemberQueries.ranking(after: nil, since: late, limit: 9, in: ImportBench.ours, tx).map(\.messages),
                    try MemberQueries.ranking(after: nil, limit: 9, in: ImportBench.ours, tx).map(\.messages)
                )
            }
            #expect(some == [2] && everybody == [2, 1, 0] && ranked == [2] && all == [2, 1, 0])
        }
    }

    /// Three at a time, to the end.
    private func walk(
        _ group: GroupID, _ sign: ContentSigns, days: ClosedRange<LocalDay>? = nil, by members: Set<MemberID>? = nil, _ bench: ImportBench
    ) async throws -> [MessageEntry] {
        var found: [MessageEntry] = [], before: MessageID?
        repeat {
            let page = try await bench.database.read { [before] tx in
                try MessageQueries.page(
                    of: group, with: sign, days: days, by: members, before: before, limit: 3, zone: .shanghai, in: ImportBench.ours, tx)
            }
            found += page.messages
            before = page.next
        } while before != nil && found.count < 1000
        return found
    }
}

import Engines
import FeatureRules
import FeatureStores
import Journal
import Kernel
import Storage
import Testing

@Suite(.serialized) struct MatrixStoreTests {
    static let start = Instant(iso: "2026-08-30 08:00:00", zone: .shanghai) ?? Instant(milliseconds: 0)

    /// Three groups: a busy one, one that fell silent, and one with a few lines; amy is in all of them.
    static func chat() -> Chat {
        var chat = Chat()
        func say(_ day: Int64, _ sender: String, _ group: String) {
            chat.lines.append(.init(at: start + .days(day), sender: sender, name: sender, text: "\(sender) \(day)", group: group))
        }
        for day in 0...60 as ClosedRange<Int64> { for sender in ["amy", "bob", "cat"] { say(day, sender, "午餐群") } }
        for day in 0...40 as ClosedRange<Int64> { for sender in ["amy", "dan"] { say(day, sender, "100% 读书_群") } }
        for day in 58...60 as ClosedRange<Int64> { say(day, "amy", "Lunch 二群") }
        return chat
    }

    static func insights(_ bench: ImportBench) -> InsightsDesk {
        InsightsDesk(database: bench.database, zones: bench.zones, followers: [MatrixFollower(zones: bench.zones)])
    }

    static func names(_ bench: ImportBench, _ choice: MatrixQueries.Choice, from: Int = 0, limit: Int = 100) async throws -> [String] {
        try await bench.database.read { tx in
            try MatrixQueries.page(choice, from: from, limit: limit, in: ImportBench.ours, tx).map(\.group.name)
        }
    }

    @Test(arguments: Engine.available) func theOverviewIsKept(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().jsonLines)
            #expect(try await Self.names(bench, .init(order: .name, isDescending: false)).count == 3, "before any figures")
            try await Self.insights(bench).refresh(ImportBench.ours)
            let whole = try #require(try await bench.database.read { tx in try MatrixQueries.whole(of: ImportBench.ours, tx) })
            #expect(whole.groups == 3 && whole.members == 4 && whole.wau == 3 && whole.mau == 4)
            #expect(whole.weeks.map(\.speakers).max() == 4 && whole.weeks.last?.speakers == 3)
            #expect(whole.survival?.subjects == 2 && whole.survival?.ended == 1)
            let theirs = try await bench.database.read { tx in try MatrixQueries.whole(of: ImportBench.theirs, tx) }
            #expect(theirs == nil)
            // Again: the same rows.
            try await Self.insights(bench).refresh(ImportBench.ours)
            #expect(try await bench.count("matrix_group") == 3)
            let again = try await bench.database.read { tx in try MatrixQueries.whole(of: ImportBench.ours, tx) }
            #expect(again == whole)
        }
    }

    @Test(arguments: Engine.available) func everyOrderIsTotalAndUnknownStandsLast(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().jsonLines)
            try await Self.insights(bench).refresh(ImportBench.ours)
            for order in MatrixOrder.allCases {
                for isDescending in [false, true] {
                    let choice = MatrixQueries.Choice(order: order, isDescending: isDescending)
                    let all = try await Self.names(bench, choice)
                    #expect(Set(all).count == 3, "\(order)")
                    var pages: [String] = []
                    for page in 0..<3 { pages += try await Self.names(bench, choice, from: page, limit: 1) }
                    #expect(pages == all, "\(order): pages are parts of the whole")
                }
            }
            #expect(try await Self.names(bench, .init(order: .wau, isDescending: true)) == ["午餐群", "Lunch 二群", "100% 读书_群"])
            #expect(try await Self.names(bench, .init(order: .wau, isDescending: false)).first == "100% 读书_群")
            #expect(try await Self.names(bench, .init(order: .silence, isDescending: true)).first == "100% 读书_群")
            // A silent group has no risk; it is last both ways.
            for isDescending in [false, true] {
                #expect(try await Self.names(bench, .init(order: .risk, isDescending: isDescending)).last == "100% 读书_群")
            }
            #expect(try await Self.names(bench, .init(order: .name, isDescending: false)).first == "100% 读书_群")
        }
    }

    @Test(arguments: Engine.available) func filtersTakeWordsAsTheyAre(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().jsonLines)
            try await Self.insights(bench).refresh(ImportBench.ours)
            func found(_ name: String, state: GroupState? = nil) async throws -> [String] {
                let choice = MatrixQueries.Choice(order: .name, isDescending: false, state: state, name: name)
                let names = try await Self.names(bench, choice)
                let count = try await bench.database.read { tx in try MatrixQueries.count(choice, in: ImportBench.ours, tx) }
                #expect(count == names.count)
                return names
            }
            #expect(try await found("群").count == 3)
            #expect(try await found("lunch") == ["Lunch 二群"])
            for part in ["%", "_", "100% "] { #expect(try await found(part) == ["100% 读书_群"], "\(part)") }
            for part in ["' OR 1=1 --", "群群", "%%"] { #expect(try await found(part).isEmpty, "\(part)") }
            #expect(try await found("", state: .dormant) == ["100% 读书_群"])
            #expect(try await found("午餐", state: .dormant).isEmpty)
        }
    }

    @Test(arguments: Engine.available) func mergedMembersCountOnce(_ engine: Engine) async throws {
        try await ImportBench.with(engine) { bench in
            try await bench.take(Self.chat().jsonLines)
            let insights = Self.insights(bench)
            try await insights.refresh(ImportBench.ours)
            let desk = MemberDesk(database: bench.database, journal: Journal(world: bench.world), board: bench.board, world: bench.world)
            let labels = try await bench.labels(ImportBench.ours)
            let amy = try #require(labels.first { $0.value == "amy" }?.key), bob = try #require(labels.first { $0.value == "bob" }?.key)
            try await desk.merge(bob, into: amy, workspace: ImportBench.ours, cause: .system)
            try await insights.refresh(ImportBench.ours)
            let whole = try await bench.database.read { tx in try MatrixQueries.whole(of: ImportBench.ours, tx) }
            #expect(whole?.members == 3 && whole?.wau == 2)
        }
    }
}

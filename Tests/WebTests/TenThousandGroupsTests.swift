import App
import FeatureStores
import Foundation
import Kernel
import Storage
import Testing
import Web

/// Nobody runs so many groups by hand; whoever keeps a chat for every order does.
@Suite struct TenThousandGroupsTests {
    private static let count = 10_000
    /// Of any answer, workbooks too, unoptimized and beside seven hundred other tests: against work that grows with the square.
    private static let slowest = Duration.seconds(90)

    @Test func everyPageAnswers() async throws {
        try await Shop.open { shop in
            let owner = try await shop.signedIn("阿明", .owner)
            let places = try await shop.places(Self.export(end: shop.world.now()), group: "订单群 7", member: "小李", by: owner)
            let group = try #require(places.parts["{group}"].flatMap { GroupID($0) })
            try await shop.installation.database.writeBulk { [first = shop.first.id] tx in try Self.repeatGroup(group, in: first, tx) }
            try await shop.installation.insights.refresh(shop.first.id)
            let faults = try await shop.faults(places, by: owner, languages: ["zh-Hans"], slowest: Self.slowest)
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
            let first = try await owner.get(shop.first.id.path("/groups?lang=zh-Hans&sort=name")).text
            #expect(first.contains("一共 10,000 个群"))
            #expect(try await owner.get(shop.first.id.path("/groups?q=9876")).text.contains("订单群 9876"))
            #expect(try await owner.get(shop.first.id.path("/groups?page=100&sort=name")).text.contains("订单群"))
        }
    }

    /// Two messages in each of a hundred groups; one person is in all of them.
    private static func export(end: Instant) -> String {
        var lines = ""
        for number in 1...100 as ClosedRange<Int64> {
            for (minute, guest) in [(0, "小李"), (1, "客人\(number)")] as [(Int64, String)] {
                let at = (end - .minutes(300 - 2 * number - minute)).iso
                lines += #"{"group":"订单群 \#(number)","sender":"\#(guest)","sender_name":"\#(guest)","time":"\#(at)","type":"text","text":"一份 \#(number)"}"# + "\n"
            }
        }
        return lines
    }

    /// What is kept of a group once more for every number up to ten thousand.
    private static func repeatGroup(_ group: GroupID, in workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        let numbers = "WITH RECURSIVE number(n) AS (SELECT 101 UNION ALL SELECT n + 1 FROM number WHERE n < \(count))"
        try tx.run(
            SQL(
                text: """
                    \(numbers) INSERT INTO chat_group (workspace_id, id, platform, key, name, created_ms)
                    SELECT g.workspace_id, n, g.platform, 'order ' || n, '订单群 ' || n, g.created_ms FROM number, chat_group g
                    WHERE g.workspace_id = $1 AND g.id = $2
                    """, values: [workspace.bound, group.bound]))
        let kept = [
            "membership": "member_id, messages, first_ms, last_ms, joins, leaves, presence_id, present",
            "member_day": "day, member_id, messages, first_ms, last_ms, joins, leaves, presence_id, present",
            "group_hour": "day, hour, messages", "group_version": "changes, diagnosed",
            "diagnosis": "as_of_ms, state, summary, periods, former",
        ]
        for (table, columns) in kept {
            try tx.run(
                SQL(
                    text: """
                        \(numbers) INSERT INTO \(table) (workspace_id, group_id, \(columns))
                        SELECT t.workspace_id, n, \(columns.split(separator: ", ").map { "t.\($0)" }.joined(separator: ", "))
                        FROM number, \(table) t WHERE t.workspace_id = $1 AND t.group_id = $2
                        """, values: [workspace.bound, group.bound]))
        }
    }
}

import Journal
import Kernel
import Testing
import WeComConnector

@Suite struct WeComPagesTests {
    static func stage(_ page: @escaping @Sendable (_ cursor: String, _ times: Int) -> WeComStage.Line) -> WeComStage {
        WeComStage { asked, times in
            guard asked.api != "gettoken" else { return .json("") }
            let cursor = asked.body.firstRange(of: #""cursor":""#).map { asked.body[$0.upperBound...].prefix { $0 != "\"" } } ?? ""
            return page(String(cursor), times)
        }
    }

    static func page(_ chats: String..., next: String) -> WeComStage.Line {
        let list = chats.map { #"{"chat_id":"\#($0)","status":0}"# }.joined(separator: ",")
        return .json(#"{"errcode":0,"errmsg":"ok","group_chat_list":[\#(list)],"next_cursor":"\#(next)"}"#)
    }

    func all(_ stage: WeComStage) async -> (chats: [String], failure: WeComFailure?) {
        var chats: [String] = []
        do throws(WeComFailure) {
            for try await page in stage.client().pages({ WeComGroups.list(owners: ["LiuYang"], cursor: $0) }) { chats += page.groups.map(\.chatID) }
            return (chats, nil)
        } catch {
            return (chats, error)
        }
    }

    @Test func pagesEndWithAnEmptyCursor() async {
        let stage = Self.stage { cursor, _ in
            switch cursor {
            case "": Self.page("wr1", "wr2", next: "c1")
            case "c1": Self.page(next: "c2")
            case "c2": Self.page("wr3", next: "")
            default: WeComStage.refusal(50100)
            }
        }
        let (chats, failed) = await all(stage)
        #expect(chats == ["wr1", "wr2", "wr3"])
        #expect(failed == nil)
        #expect(stage.calls("externalcontact/groupchat/list").first?.body == #"{"cursor":"","limit":1000,"owner_filter":{"userid_list":["LiuYang"]},"status_filter":0}"#)
    }

    @Test func aListWithoutCursorIsOnePage() async {
        let (chats, failed) = await all(Self.stage { _, _ in .json(#"{"group_chat_list":null}"#) })
        #expect(chats.isEmpty)
        #expect(failed == nil)
    }

    @Test func aCursorThatExpiredLeadsBackOnce() async {
        let stage = Self.stage { cursor, times in
            if cursor.isEmpty { return Self.page("wr1", next: "c\(times)") }
            return cursor == "c1" ? WeComStage.refusal(50100) : Self.page("wr2", next: "")
        }
        let (chats, failed) = await all(stage)
        #expect(chats == ["wr1", "wr1", "wr2"])
        #expect(failed == nil)
    }

    @Test func aCursorThatExpiresAlwaysIsAnError() async {
        let stage = Self.stage { cursor, times in cursor.isEmpty ? Self.page("wr1", next: "c\(times)") : WeComStage.refusal(50100) }
        let (chats, failed) = await all(stage)
        #expect(chats == ["wr1", "wr1"])
        #expect(failed?.code == .invalidCursor)
        #expect(stage.calls("externalcontact/groupchat/list").count == 4)
    }

    @Test func aCircleIsAnError() async {
        let stage = Self.stage { cursor, _ in
            cursor == "a" ? Self.page("wr2", next: "b") : cursor == "b" ? Self.page("wr3", next: "a") : Self.page("wr1", next: "a")
        }
        let (_, failed) = await all(stage)
        #expect(failed?.cause == .circularPaging)
        #expect(failed?.api == "externalcontact/groupchat/list")
        #expect(failed?.outcome == .permanent)
    }
}

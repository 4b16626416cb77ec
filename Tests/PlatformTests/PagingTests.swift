import Testing

@testable import PlatformSimulator

@Suite struct PagingTests {
    @Test func contactsComeToTheEndAndEachOnce() {
        var caller = Caller(size: WorldSize(staff: 3, customers: 250))
        var seen: [String] = [], cursor = "", pages = 0
        repeat {
            let page = caller.post("externalcontact/batch/get_by_user", #"{"userid_list":["LiuYang","ChenWei","ZhouNing"],"cursor":"\#(cursor)","limit":500}"#)
            #expect(page.errcode == 0)
            let items = page["external_contact_list"].list
            #expect(items.count <= 100)
            seen += items.compactMap { $0["external_contact"]["external_userid"].text }
            cursor = page["next_cursor"].text ?? "?"
            pages += 1
        } while !cursor.isEmpty && pages < 20
        #expect(pages == 3)
        #expect(seen.count == 250)
        #expect(Set(seen).count == 250)
    }

    @Test func groupsComeToTheEndWithoutAnEmptyPage() {
        var caller = Caller(size: WorldSize(staff: 2, customers: 10, groups: 20, members: 5))
        let gone = caller.state.groups[19].id
        caller.state.dismiss(19, at: 1)
        let first = caller.post("externalcontact/groupchat/list", #"{"limit":10}"#)
        let second = caller.post("externalcontact/groupchat/list", #"{"limit":10,"cursor":"\#(first["next_cursor"].text ?? "")"}"#)
        #expect(first["group_chat_list"].list.count == 10)
        #expect(second["group_chat_list"].list.count == 9)
        #expect(second["next_cursor"].text == "")
        #expect(caller.post("externalcontact/groupchat/get", #"{"chat_id":"\#(gone)"}"#).errcode == 49008)
        let owned = caller.post("externalcontact/groupchat/list", #"{"limit":1000,"owner_filter":{"userid_list":["ChenWei"]}}"#)
        #expect(owned["group_chat_list"].list.count == 9)
    }

    @Test(arguments: ["junk", "c1_0", "c_", "_", "c3e5_-1", "\u{0}"])
    func aCursorThatIsNoneIsRefused(cursor: String) {
        var caller = Caller(size: WorldSize(staff: 1, customers: 3, groups: 3))
        #expect(caller.post("externalcontact/groupchat/list", #"{"limit":1,"cursor":"\#(cursor.replacing("\u{0}", with: "\\u0000"))"}"#).errcode == 50100)
    }

    @Test func aCursorBelongsToItsCall() {
        var caller = Caller(size: WorldSize(staff: 1, customers: 200, groups: 3))
        let cursor = caller.post("externalcontact/groupchat/list", #"{"limit":1}"#)["next_cursor"].text ?? ""
        #expect(!cursor.isEmpty)
        #expect(caller.post("externalcontact/batch/get_by_user", #"{"userid_list":["LiuYang"],"cursor":"\#(cursor)"}"#).errcode == 50100)
    }

    @Test func limitsOutOfRangeAreRefused() {
        var caller = Caller()
        for limit in ["0", "1001", "-1", "99999999999999999999", "\"x\"", "null"] {
            #expect(caller.post("externalcontact/groupchat/list", #"{"limit":\#(limit)}"#).errcode == 40058, "\(limit)")
        }
    }
}

import Testing

@testable import PlatformSimulator

@Suite struct TagTests {
    @Test func onlyOwnTagsMayBeChanged() throws {
        var caller = Caller()
        let foreign = caller.state.tagGroups[0].tags[0].id
        #expect(caller.post("externalcontact/edit_corp_tag", #"{"id":"\#(foreign)","name":"x"}"#).errcode == 60011)
        let group = caller.post("externalcontact/add_corp_tag", #"{"group_name":"等级","tag":[{"name":"金"},{"name":"银","order":4294967295},{"name":"金"}]}"#)["tag_group"]
        #expect(group["tag"].list.count == 2)
        #expect(caller.post("externalcontact/add_corp_tag", #"{"group_name":"等级","tag":[{"name":"金"}]}"#).errcode == 40071)
        #expect(caller.post("externalcontact/add_corp_tag", #"{"group_name":"等级","tag":[{"name":"铜","order":4294967296}]}"#).errcode == 40058)
        #expect(caller.post("externalcontact/add_corp_tag", #"{"group_name":"等级","tag":[{"name":"铜"}]}"#)["tag_group"]["tag"].list.count == 1)
        let ids = caller.post("externalcontact/get_corp_tag_list", #"{"group_id":["\#(group["group_id"].text ?? "")"]}"#)["tag_group"].list[0]["tag"].list.compactMap { $0["id"].text }
        #expect(ids.count == 3)
        let quoted = ids.map { "\"\($0)\"" }.joined(separator: ",")
        #expect(caller.post("externalcontact/del_corp_tag", #"{"tag_id":[\#(quoted)]}"#).errcode == 0)
        // The last tag takes its group with it.
        #expect(caller.state.tagGroups.allSatisfy { $0.name != "等级" })
        #expect(caller.post("externalcontact/del_corp_tag", #"{"tag_id":["et1"]}"#).errcode == 40068)
    }

    @Test func aGroupThatIsDeletedIsToldOnce() throws {
        var caller = Caller()
        let group = caller.state.tagGroups[0], tag = group.tags[0].id
        _ = try caller.play("add", #"{"customer":"小满"}"#)
        _ = try caller.play("tag/mark", #"{"customer":"小满","add":["\#(tag)"]}"#)
        _ = try caller.events()
        _ = try caller.play("tag/delete", #"{"id":"\#(group.id)"}"#)
        let events = try caller.events()
        #expect(events.count == 1)
        #expect(events[0].names == ["ToUserName", "FromUserName", "CreateTime", "MsgType", "Event", "Id", "TagType", "ChangeType"])
        #expect(events[0]["TagType"] == "tag_group")
        #expect(caller.state.edges[0].tags.isEmpty)
        _ = try caller.play("tag/shuffle", "{}")
        let shuffle = try #require(try caller.events().first)
        #expect(shuffle["Id"] == "")
        #expect(shuffle["TagType"] == nil)
    }
}

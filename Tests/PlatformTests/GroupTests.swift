import Testing

@testable import PlatformSimulator

@Suite struct GroupTests {
    @Test func versionsAreAChain() throws {
        var caller = Caller()
        let chat = try caller.play("group/create", #"{"name":"群","owner":"LiuYang"}"#)["chat_id"].text ?? ""
        let created = try #require(try caller.events().first)
        #expect(created["ChangeType"] == "create")
        #expect(created["UpdateDetail"] == nil)
        var version = caller.post("externalcontact/groupchat/get", #"{"chat_id":"\#(chat)"}"#)["group_chat"]["member_version"].text
        for (what, detail) in [("join", "add_member"), ("join", "add_member"), ("kick", "del_member"), ("leave", "del_member")] {
            let who = what == "kick" ? "甲0" : what == "leave" ? "甲1" : "甲\(caller.state.groups[0].members.count - 1)"
            _ = try caller.play("group/\(what)", #"{"chat_id":"\#(chat)","who":"\#(who)","scene":3}"#)
            let event = try #require(try caller.events().first)
            #expect(event["UpdateDetail"] == detail)
            #expect(event["LastMemVer"] == version)
            version = event["CurMemVer"]
            #expect(event["MemChangeCnt"] == "1")
            #expect(event.members.count == 1)
            let got = caller.post("externalcontact/groupchat/get", #"{"chat_id":"\#(chat)"}"#)["group_chat"]
            #expect(got["member_version"].text == version)
        }
        #expect(caller.state.groups[0].departures.map(\.quitScene) == [1, 0])
    }

    @Test func scenesDifferBetweenEventAndList() throws {
        var caller = Caller()
        let chat = try caller.play("group/create", #"{"owner":"LiuYang"}"#)["chat_id"].text ?? ""
        _ = try caller.events()
        _ = try caller.play("group/join", #"{"chat_id":"\#(chat)","who":"甲","scene":1}"#)
        _ = try caller.play("group/join", #"{"chat_id":"\#(chat)","who":"乙","scene":3,"state":"gx"}"#)
        let events = try caller.events()
        #expect(events.map { $0["JoinScene"] } == ["0", "3"])
        let members = caller.post("externalcontact/groupchat/get", #"{"chat_id":"\#(chat)","need_name":1}"#)["group_chat"]["member_list"].list
        #expect(members.map { $0["join_scene"].integer } == [1, 1, 3])
        #expect(members.map { $0["state"].text } == [nil, nil, "gx"])
        #expect(members.map { $0["invitor"]["userid"].text } == ["LiuYang", "LiuYang", nil])
        #expect(members.last?["name"].text == "乙")
        let nameless = caller.post("externalcontact/groupchat/get", #"{"chat_id":"\#(chat)"}"#)["group_chat"]["member_list"].list
        #expect(nameless.allSatisfy { $0["name"].isNull })
    }

    @Test func membersMayBeListedTheOldWay() throws {
        var caller = Caller()
        let chat = try caller.play("group/create", #"{"owner":"LiuYang"}"#)["chat_id"].text ?? ""
        _ = try caller.events()
        caller.state.hasOldMemberLists = true
        let who = try caller.play("group/join", #"{"chat_id":"\#(chat)","who":["甲","乙"]}"#)["who"].texts
        let event = try #require(try caller.events().first)
        #expect(event["MemChangeList"] == who.joined(separator: ","))
        #expect(event.members.isEmpty)
    }

    @Test func aFullGroupGivesWayToANewOne() throws {
        var caller = Caller()
        let chat = try caller.play("group/create", #"{"owner":"ChenWei"}"#)["chat_id"].text ?? ""
        let way = #"{"scene":2,"auto_create_room":1,"room_base_name":"福利","room_base_id":10,"chat_id_list":["\#(chat)"],"state":"gx"}"#
        let id = caller.post("externalcontact/groupchat/add_join_way", way)["config_id"].text ?? ""
        for _ in 0..<199 { #expect(try caller.play("scan", #"{"config_id":"\#(id)"}"#)["result"].text == "joined") }
        _ = try caller.events()
        let last = try caller.play("scan", #"{"state":"gx"}"#)
        #expect(last["result"].text == "created")
        #expect(last["group"].text == "福利10")
        #expect(try caller.events().map { $0["ChangeType"] } == ["create", "update"])
        let got = caller.post("externalcontact/groupchat/get_join_way", #"{"config_id":"\#(id)"}"#)["join_way"]
        #expect(got["chat_id_list"].texts == [chat, last["chat_id"].text])
        #expect(got["room_base_id"].integer == 11)
        #expect(caller.state.groups[1].owner == caller.state.groups[0].owner)
    }

    @Test func withoutNewRoomsItIsFull() throws {
        var caller = Caller()
        let chat = try caller.play("group/create", #"{"owner":"ChenWei","members":[]}"#)["chat_id"].text ?? ""
        _ = try caller.play("group/join", #"{"chat_id":"\#(chat)","count":199}"#)
        let way = #"{"scene":2,"auto_create_room":0,"chat_id_list":["\#(chat)"]}"#
        let id = caller.post("externalcontact/groupchat/add_join_way", way)["config_id"].text ?? ""
        #expect(throws: PlayProblem.self) { try caller.play("scan", #"{"config_id":"\#(id)"}"#) }
        // By invitation it still grows.
        _ = try caller.play("group/join", #"{"chat_id":"\#(chat)","count":400}"#)
        #expect(caller.state.groups[0].members.count == 500)
    }

    @Test func ownersWhoLeftAreSeenOnlyByName() throws {
        var caller = Caller(size: WorldSize(staff: 2, customers: 10, groups: 4, members: 3))
        let chat = caller.state.groups[0].id
        #expect(caller.post("externalcontact/groupchat/transfer", #"{"chat_id_list":["\#(chat)"],"new_owner":"ChenWei"}"#)["failed_chat_list"].list[0].errcode == 90500)
        _ = try caller.play("staff/leave", #"{"userid":"LiuYang"}"#)
        #expect(caller.post("externalcontact/groupchat/list", #"{"limit":100}"#)["group_chat_list"].list.count == 2)
        let named = caller.post("externalcontact/groupchat/list", #"{"limit":100,"owner_filter":{"userid_list":["LiuYang"]}}"#)["group_chat_list"].list
        #expect(named.map { $0["status"].integer } == [1, 1])
        _ = try caller.events()
        #expect(caller.post("externalcontact/groupchat/transfer", #"{"chat_id_list":["\#(chat)"],"new_owner":"ChenWei"}"#)["failed_chat_list"].list.isEmpty)
        #expect(caller.post("externalcontact/groupchat/get", #"{"chat_id":"\#(chat)"}"#)["group_chat"]["owner"].text == "ChenWei")
        // What comes through the API is not told.
        #expect(try caller.events().isEmpty)
    }
}

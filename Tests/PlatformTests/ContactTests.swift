import Testing

@testable import PlatformSimulator

@Suite struct ContactTests {
    private func world() throws -> (Caller, String, code: String) {
        var caller = Caller()
        let way = caller.post("externalcontact/add_contact_way", #"{"type":2,"scene":2,"user":["LiuYang","ChenWei"],"state":"poster-1"}"#)
        let added = try caller.play("scan", #"{"qr":"\#(way["qr_code"].text ?? "")","customer":"小满"}"#)
        return (caller, added["external_userid"].text ?? "", added["welcome_code"].text ?? "")
    }

    @Test func theStateComesBack() throws {
        var (caller, id, code) = try world()
        let event = try #require(try caller.events().first)
        #expect(event.names == ["ToUserName", "FromUserName", "CreateTime", "MsgType", "Event", "ChangeType", "UserID", "ExternalUserID", "State", "WelcomeCode"])
        #expect(event["State"] == "poster-1")
        #expect(event["WelcomeCode"] == code)
        let got = caller.get("externalcontact/get", ["external_userid": id])
        #expect(got["external_contact"]["name"].text == "小满")
        #expect(got["follow_user"].list[0]["state"].text == "poster-1")
        #expect(got["follow_user"].list[0]["add_way"].integer == 1)
    }

    @Test func employeesTakeTurns() throws {
        var (caller, _, _) = try world()
        #expect(try caller.play("scan", #"{"state":"poster-1","customer":"乙"}"#)["userid"].text == "ChenWei")
        #expect(try caller.play("scan", #"{"state":"poster-1","customer":"丙"}"#)["userid"].text == "LiuYang")
    }

    @Test func aWelcomeCodeIsGoodOnceWithinTwentySeconds() throws {
        var (caller, _, code) = try world()
        caller.now += 20_000
        #expect(caller.post("externalcontact/send_welcome_msg", #"{"welcome_code":"\#(code)"}"#).errcode == 40063)
        #expect(caller.post("externalcontact/send_welcome_msg", #"{"welcome_code":"\#(code)","text":{"content":"好"}}"#).errcode == 0)
        #expect(caller.post("externalcontact/send_welcome_msg", #"{"welcome_code":"\#(code)","text":{"content":"好"}}"#).errcode == 41050)
        let list = JSONReader.read(caller.state.welcomeList())?["welcomes"].list[0]
        #expect(list?["after_ms"].integer == 20_000)

        var (late, _, lateCode) = try world()
        late.now += 20_001
        #expect(late.post("externalcontact/send_welcome_msg", #"{"welcome_code":"\#(lateCode)","text":{"content":"好"}}"#).errcode == 41050)
    }

    @Test func whoTalkedIsNotWelcomed() throws {
        var (caller, _, code) = try world()
        _ = try caller.play("say", #"{"customer":"小满"}"#)
        #expect(caller.post("externalcontact/send_welcome_msg", #"{"welcome_code":"\#(code)","text":{"content":"好"}}"#).errcode == 41051)
    }

    @Test func deletingIsSeenFromOneSideOnly() throws {
        var (caller, id, _) = try world()
        _ = try caller.events()
        _ = try caller.play("delete", #"{"customer":"小满","by":"customer"}"#)
        #expect(try caller.events().map { $0["ChangeType"] } == ["del_follow_user"])
        #expect(caller.get("externalcontact/list", ["userid": "LiuYang"])["external_userid"].texts == [id])
        _ = try caller.play("add", #"{"customer":"小满","userid":"LiuYang"}"#)
        _ = try caller.play("delete", #"{"customer":"小满","userid":"LiuYang","by":"staff"}"#)
        #expect(try caller.events().map { $0["ChangeType"] } == ["add_external_contact", "del_external_contact"])
        #expect(caller.get("externalcontact/list", ["userid": "LiuYang"]).errcode == 84061)
        #expect(caller.get("externalcontact/get", ["external_userid": id]).errcode == 84061)
        #expect(caller.get("externalcontact/get", ["external_userid": "wmX"]).errcode == 40096)
    }

    @Test func halfAContactIsNoContact() throws {
        var caller = Caller()
        let half = try caller.play("add", #"{"customer":"小满","half":true}"#), id = half["external_userid"].text ?? ""
        #expect(caller.get("externalcontact/get", ["external_userid": id]).errcode == 84061)
        let code = half["welcome_code"].text ?? ""
        #expect(caller.post("externalcontact/send_welcome_msg", #"{"welcome_code":"\#(code)","text":{"content":"好"}}"#).errcode == 0)
        _ = try caller.play("confirm", #"{"customer":"小满"}"#)
        let events = try caller.events()
        #expect(events.map { $0["ChangeType"] } == ["add_half_external_contact", "add_external_contact"])
        // Welcomed once is enough.
        #expect(events[1]["WelcomeCode"] == nil)
        #expect(caller.get("externalcontact/get", ["external_userid": id]).errcode == 0)
    }

    @Test func changesThroughTheAPIAreNotTold() throws {
        var (caller, id, _) = try world()
        _ = try caller.events()
        let tag = caller.post("externalcontact/add_corp_tag", #"{"group_name":"等级","tag":[{"name":"金"}]}"#)["tag_group"]["tag"].list[0]["id"].text ?? ""
        #expect(caller.post("externalcontact/remark", #"{"userid":"LiuYang","external_userid":"\#(id)","remark":"老客"}"#).errcode == 0)
        #expect(caller.post("externalcontact/mark_tag", #"{"userid":"LiuYang","external_userid":"\#(id)","add_tag":["\#(tag)"]}"#).errcode == 0)
        #expect(try caller.events().isEmpty)
        let follower = caller.get("externalcontact/get", ["external_userid": id])["follow_user"].list[0]
        #expect(follower["remark"].text == "老客")
        #expect(follower["tags"].list[0]["tag_name"].text == "金")
        _ = try caller.play("remark", #"{"customer":"小满","userid":"LiuYang","remark":"新客"}"#)
        #expect(try caller.events().map { $0["ChangeType"] } == ["edit_external_contact"])
    }

    @Test func aTransferIsDoneAfterADay() throws {
        var (caller, id, _) = try world()
        let body = #"{"handover_userid":"LiuYang","takeover_userid":"LinXi","external_userid":["\#(id)","wmX"]}"#
        #expect(caller.post("externalcontact/transfer_customer", body)["customer"].list.map(\.errcode) == [0, 40096])
        let result = #"{"handover_userid":"LiuYang","takeover_userid":"LinXi"}"#
        #expect(caller.post("externalcontact/transfer_result", result)["customer"].list[0]["status"].integer == 2)
        _ = try caller.events()
        caller.now += 86_400_000
        caller.renew()
        #expect(caller.post("externalcontact/transfer_result", result)["customer"].list[0]["status"].integer == 1)
        let events = try caller.events()
        #expect(events.map { $0["ChangeType"] } == ["del_external_contact", "add_external_contact"])
        #expect(events[0]["Source"] == "DELETE_BY_TRANSFER")
        #expect(caller.get("externalcontact/get", ["external_userid": id])["follow_user"].list.map { $0["userid"].text } == ["LinXi"])
    }

    @Test func manyFollowersComeInPages() throws {
        var caller = Caller(size: WorldSize(staff: 501))
        var id = ""
        for member in caller.state.staff.map(\.id) {
            id = try caller.play("add", #"{"customer":"小满","userid":"\#(member)"}"#)["external_userid"].text ?? ""
        }
        let first = caller.get("externalcontact/get", ["external_userid": id])
        #expect(first["follow_user"].list.count == 500)
        let second = caller.get("externalcontact/get", ["external_userid": id, "cursor": first["next_cursor"].text ?? ""])
        #expect(second["follow_user"].list.count == 1)
        #expect(second["next_cursor"].text == "")
        #expect(caller.get("externalcontact/get", ["external_userid": id, "cursor": "x"]).errcode == 50100)
    }

    @Test func peopleOfOtherCompaniesAreNotWelcomed() throws {
        var caller = Caller()
        let id = try caller.play("add", #"{"customer":"老周","type":2}"#)["external_userid"].text ?? ""
        #expect(id.hasPrefix("wo"))
        #expect(try caller.events()[0]["WelcomeCode"] == nil)
        let contact = caller.get("externalcontact/get", ["external_userid": id])["external_contact"]
        #expect(contact["type"].integer == 2)
        #expect(contact["unionid"].isNull)
    }

    @Test func whatXMLCannotHoldIsLeftOut() throws {
        var caller = Caller()
        _ = try caller.play("add", #"{"customer":"小满","state":"a\u0000\u001b]]>&<b"}"#)
        #expect(try caller.events()[0]["State"] == "a]]>&<b")
    }
}

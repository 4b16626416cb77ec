import Testing

@testable import PlatformSimulator

@Suite struct MessageTests {
    @Test func aBroadcastWaitsAndEndsAtTheQuota() throws {
        var caller = Caller()
        let id = try caller.play("add", #"{"customer":"小满"}"#)["external_userid"].text ?? ""
        _ = try caller.play("add", #"{"customer":"阿禾"}"#)
        // 2026-11 has thirty days.
        var results: [Int64?] = []
        for _ in 0..<31 {
            let sent = caller.post("externalcontact/add_msg_template", #"{"external_userid":["\#(id)","wmX"],"text":{"content":"今晚"}}"#)
            #expect(sent["fail_list"].texts == ["wmX"])
            let message = sent["msgid"].text ?? ""
            let ask = #"{"msgid":"\#(message)","userid":"LiuYang"}"#
            #expect(caller.post("externalcontact/get_groupmsg_send_result", ask)["send_list"].list[0]["status"].integer == 0)
            _ = try caller.play("broadcast/confirm", #"{"msgid":"\#(message)"}"#)
            #expect(caller.post("externalcontact/get_groupmsg_task", ask)["task_list"].list[0]["status"].integer == 2)
            results.append(caller.post("externalcontact/get_groupmsg_send_result", ask)["send_list"].list[0]["status"].integer)
        }
        #expect(results == Array(repeating: 1, count: 30) + [3])
        caller.now += 30 * 86_400_000
        caller.renew()
        let next = caller.post("externalcontact/add_msg_template", #"{"sender":"LiuYang","text":{"content":"今晚"}}"#)["msgid"].text ?? ""
        _ = try caller.play("delete", #"{"customer":"阿禾","by":"customer"}"#)
        _ = try caller.play("broadcast/confirm", "{}")
        let list = caller.post("externalcontact/get_groupmsg_send_result", #"{"msgid":"\#(next)","userid":"LiuYang"}"#)["send_list"].list
        #expect(list.map { $0["status"].integer } == [1, 2])
        // Told by the API as before; the platform does not push it.
        #expect(throws: PlayProblem.self) { try caller.play("broadcast/confirm", "{}") }
    }

    @Test func remindersAndCancelling() throws {
        var caller = Caller()
        _ = try caller.play("add", #"{"customer":"小满"}"#)
        let id = caller.post("externalcontact/add_msg_template", #"{"sender":"LiuYang","text":{"content":"今晚"}}"#)["msgid"].text ?? ""
        for code in [0, 0, 0, 41094] { #expect(caller.post("externalcontact/remind_groupmsg_send", #"{"msgid":"\#(id)"}"#).errcode == code) }
        #expect(caller.post("externalcontact/cancel_groupmsg_send", #"{"msgid":"\#(id)"}"#).errcode == 0)
        #expect(throws: PlayProblem.self) { try caller.play("broadcast/confirm", "{}") }
        #expect(caller.post("externalcontact/cancel_groupmsg_send", #"{"msgid":"x"}"#).errcode == 41047)
    }

    @Test func monthsHaveTheirDays() {
        #expect(PlatformState.month(1_709_164_800_000).days == 29)
        #expect(PlatformState.month(1_795_000_000_000).days == 30)
        // Midnight in Beijing between January and February 2025.
        #expect(PlatformState.month(1_738_339_199_999).month + 1 == PlatformState.month(1_738_339_200_000).month)
        #expect(PlatformState.month(1_738_339_200_000).days == 28)
    }

    @Test func aRobotSpeaksTwentyTimesAMinute() {
        var caller = Caller()
        func say(_ caller: inout Caller, key: String) -> Int {
            let answer = caller.state.answer(
                "webhook/send", isRead: false, query: ["key": key], body: JSONReader.read(Array(#"{"msgtype":"text","text":{"content":"好"}}"#.utf8)),
                now: caller.now)
            return (JSONReader.read(answer.bytes) ?? .null).errcode
        }
        let key = caller.state.credentials.robotKey
        #expect(say(&caller, key: "x") == 93000)
        caller.now += 60_000
        for _ in 0..<20 { #expect(say(&caller, key: key) == 0) }
        #expect(say(&caller, key: key) == 45009)
    }

    @Test func mediaLiveThreeDays() {
        var caller = Caller()
        func upload(_ caller: inout Caller, _ bytes: [UInt8]) -> JSONValue {
            let answer = caller.state.answer(
                "media/upload", isRead: false, query: ["access_token": caller.token, "type": "image"], body: .object([:]),
                upload: APICall.Upload(fileName: "a.png", bytes: bytes), now: caller.now)
            return JSONReader.read(answer.bytes) ?? .null
        }
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3, 4]
        let sent = upload(&caller, png)
        #expect(sent["errmsg"].text == "")
        #expect(sent["created_at"].text == "1795000000")
        #expect(upload(&caller, [1, 2, 3]).errcode == 40006)
        #expect(upload(&caller, [1, 2, 3, 4, 5, 6]).errcode == 40009)
        let id = sent["media_id"].text ?? ""
        #expect(caller.state.answer("media/get", isRead: true, query: ["access_token": caller.token, "media_id": id], body: .object([:]), now: caller.now).bytes == png)
        caller.now += 3 * 86_400_000
        caller.renew()
        #expect(caller.get("media/get", ["media_id": id]).errcode == 40007)
    }

    @Test func messagesNameWhoCannotGetThem() {
        var caller = Caller()
        let agent = caller.state.credentials.agentID
        let sent = caller.post("message/send", #"{"touser":"LiuYang|nobody","msgtype":"text","agentid":\#(agent),"text":{"content":"好"}}"#)
        #expect(sent.errcode == 0)
        #expect(sent["invaliduser"].text == "nobody")
        #expect(caller.post("message/send", #"{"touser":"nobody","msgtype":"text","agentid":\#(agent),"text":{"content":"好"}}"#).errcode == 81013)
        #expect(JSONReader.read(caller.state.messageList())?["messages"].list[0]["to"].texts == ["LiuYang"])
        let recall = #"{"msgid":"\#(sent["msgid"].text ?? "")"}"#
        #expect(caller.post("message/recall", recall).errcode == 0)
        caller.now += 86_400_000
        caller.renew()
        #expect(caller.post("message/recall", recall).errcode == 42052)
    }

    @Test func aSignInCodeIsGoodOnce() throws {
        var caller = Caller()
        let code = try caller.play("oauth", #"{"who":"LiuYang"}"#)["code"].text ?? ""
        #expect(caller.get("auth/getuserinfo", ["code": code])["userid"].text == "LiuYang")
        #expect(caller.get("auth/getuserinfo", ["code": code]).errcode == 40029)
    }
}

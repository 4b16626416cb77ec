import Testing

@testable import PlatformSimulator

@Suite struct AccessTests {
    @Test func aTokenStaysTheSameUntilItExpires() {
        var caller = Caller()
        let first = caller.token
        caller.now += 7_199_999
        caller.renew()
        #expect(caller.token == first)
        #expect(caller.get("externalcontact/get_follow_user_list").errcode == 0)
        caller.now += 1
        #expect(caller.get("externalcontact/get_follow_user_list").errcode == 42001)
        caller.renew()
        #expect(caller.token != first)
        #expect(caller.get("externalcontact/get_follow_user_list").errcode == 0)
    }

    @Test func wrongCredentialsAreNamed() {
        var caller = Caller()
        let corp = caller.state.credentials.corpID
        #expect(caller.get("gettoken", ["corpid": "ww1", "corpsecret": "x"]).errcode == 40013)
        #expect(caller.get("gettoken", ["corpid": corp, "corpsecret": "x"]).errcode == 40001)
        #expect(caller.get("user/simplelist", ["access_token": "x"]).errcode == 40014)
        #expect(caller.get("user/simplelist", ["access_token": ""]).errcode == 41001)
    }

    @Test func aRevokedTokenIsReplaced() {
        var caller = Caller()
        let first = caller.token
        caller.state.revokeToken()
        #expect(caller.get("user/simplelist").errcode == 40014)
        caller.renew()
        #expect(caller.token != first)
        #expect(caller.get("user/simplelist").errcode == 0)
    }

    @Test func callsAreCountedByTheMinute() {
        var caller = Caller()
        for _ in 0..<10_000 { #expect(caller.get("user/simplelist").errcode == 0) }
        #expect(caller.get("user/simplelist").errcode == 45009)
        // Another API has its own count.
        #expect(caller.get("externalcontact/get_follow_user_list").errcode == 0)
        caller.now += 59_000
        #expect(caller.get("user/simplelist").errcode == 45009)
        caller.now += 1_001
        #expect(caller.get("user/simplelist").errcode == 0)
        caller.state.isLimited = false
        for _ in 0..<10_001 { #expect(caller.get("user/simplelist").errcode == 0) }
    }

    @Test func whatIsWrongWithACallIsSaid() {
        var caller = Caller()
        #expect(caller.post("externalcontact/groupchat/list", "{").errcode == 40058)
        #expect(caller.post("externalcontact/groupchat/list", "{")["errmsg"].text?.contains("Warning: wrong json format.") == true)
        #expect(caller.get("externalcontact/groupchat/list").errcode == 40058)
        #expect(caller.post("externalcontact/list", "{}").errcode == 40035)
        #expect(caller.post("no/such/call", "{}").errcode == 48002)
        #expect(caller.post("externalcontact/groupchat/list", #"{"limit":1,"unknown":{"a":[1]}}"#).errcode == 0)
    }
}

import Journal
import Kernel
import Testing
import WeComConnector

@Suite struct WeComSignatureTests {
    /// The platform's own vector (C-V1).
    @Test func pagesSign() {
        let ticket = "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg"
        for fragment in ["", "#", "#wechat_redirect", "#a#b"] {
            let signed = JSSignature.of(
                ticket: ticket, nonce: "Wm3WZYTPz0wzccnW", seconds: 1_414_587_457, address: "http://mp.weixin.qq.com?params=value\(fragment)")
            #expect(signed == "0f9de62fce790f9a083d5c99e95740ceb90c27ed")
        }
    }

    @Test func theAddressOfTheSignInIsEscaped() {
        let address = WeComSignIn.address(
            corpID: "ww0123456789abcdef", agentID: 1_000_007, redirect: "https://q.example/sign-in?to=/c/1&x=妈妈", state: "a&b=c#d e%",
            scope: .privateInfo)
        #expect(
            address == "https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww0123456789abcdef"
                + "&redirect_uri=https%3A%2F%2Fq.example%2Fsign-in%3Fto%3D%2Fc%2F1%26x%3D%E5%A6%88%E5%A6%88&response_type=code"
                + "&scope=snsapi_privateinfo&state=a%26b%3Dc%23d%20e%25&agentid=1000007#wechat_redirect")
        let longest = String(repeating: "s", count: 128)
        #expect(WeComSignIn.address(corpID: "ww", agentID: 1, redirect: "https://q.example", state: longest) != nil)
        #expect(WeComSignIn.address(corpID: "ww", agentID: 1, redirect: "https://q.example", state: longest + "s") == nil)
    }

    /// What may be repeated and what may not, by the reasons at each call.
    @Test func everyCallSaysWhatALostAnswerMeans() {
        #expect(WeComGroups.list().certainty == .keyed)
        #expect(WeComWelcome.send(code: "c").certainty == .keyed)
        #expect(WeComTags.add([], to: .named("a")).certainty == .checkable)
        #expect(WeComBroadcasts.add(WeComBroadcast(to: .allOfSender)).certainty == .checkable)
        #expect(WeComTransfers.customers([], from: "a", to: "b").certainty == .checkable)
        #expect(WeComJoinWays.add(WeComJoinWayPlan(chatIDs: [])).certainty == .blind)
        #expect(WeComBroadcasts.remind("m").certainty == .blind)
        #expect(WeComSignIn.visitor(code: "c").certainty == .blind)
        #expect(WeComMessages.send(WeComMessage(agentID: 1, users: ["a"], .text("b"))).certainty == .keyed)
        #expect(WeComMessages.send(WeComMessage(agentID: 1, users: ["a"], .text("b"), sameWithin: .seconds(0))).certainty == .blind)
    }
}

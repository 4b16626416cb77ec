import Foundation
import Kernel
import Testing
import WeComConnector

/// One call with what goes out and what comes back, as in `Samples/wecom`.
struct WeComExchange: Sendable, CustomTestStringConvertible {
    let name: String
    /// Makes the call and prints the answer: what is equal prints the same.
    let play: @Sendable (WeComClient) async throws(WeComFailure) -> String

    init<Answer: Sendable>(_ name: String, _ call: WeComCall<Answer>) {
        self.name = name
        play = { client throws(WeComFailure) in "\(try await client.call(call))" }
    }

    var testDescription: String { name }

    /// The recorded exchange.
    func sample() throws -> [String: Any] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples/wecom/\(name).json")
        return try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
    }

    static let first = Instant(milliseconds: 1_735_600_000_000), last = Instant(milliseconds: 1_735_700_000_000)
    static let newYearsEve = Instant(milliseconds: 1_735_660_800_000), newYear = Instant(milliseconds: 1_735_747_200_000)
    static let attachments: [WeComAttachment] = [
        .image(mediaID: "M1"), .link(title: "开团", url: "https://x.example", pictureURL: "https://x.example/p.png", description: "今晚8点"),
        .miniProgram(title: "商城", mediaID: "M2", appID: "wx0123456789abcdef", page: "/pages/goods?id=1"), .video(mediaID: "M3"), .file(mediaID: "M4"),
    ]

    static let contacts = [
        Self("callback-addresses", WeComAccess.callbackAddresses), Self("followers", WeComContacts.followers),
        Self("contact-ids", WeComContacts.list(of: "LiuYang")), Self("contact", WeComContacts.get("wmQx1CEAAA0aBc")),
        Self("contact-of-a-corp", WeComContacts.get("woQx1CEAAAcorp1")),
        Self("contact-page", WeComContacts.batch(of: ["LiuYang", "chenwei"], cursor: "cursor-1", limit: 9999)),
        Self("remark", WeComContacts.remark(WeComRemark(userID: "LiuYang", externalUserID: "wmQx1CEAAA0aBc", remark: "小满", description: "老客 2 群", mobiles: []))),
        Self("openid", WeComContacts.openID(of: "wmQx1CEAAA0aBc")), Self("unionid", WeComContacts.withUnionID("oAbc123", openID: "oOpenId-1")),
        Self("opengid", WeComContacts.chatID(ofOpenGID: "oGid-1")), Self("tags", WeComTags.list(groupIDs: ["etQxG1", "etQxG2"])),
        Self("tag-add", WeComTags.add([WeComNewTag("银卡", order: 2), WeComNewTag("金卡")], to: .named("会员等级", order: 7))),
        Self("tag-add-to-group", WeComTags.add([WeComNewTag("金卡")], to: .existing(groupID: "etQxG1"))),
        Self("tag-edit", WeComTags.edit("etQx01", name: "白银")), Self("tag-delete", WeComTags.delete(tagIDs: ["etQx01"])),
        Self("tag-mark", WeComTags.mark(userID: "LiuYang", externalUserID: "wmQx1CEAAA0aBc", adding: ["etQx02"])),
        Self("contact-way-add", WeComContactWays.add(.new(users: ["LiuYang", "chenwei"], departments: [2], state: "poster-spring-07", remark: "春季海报"))),
        Self("contact-way", WeComContactWays.get("42b34949e138eb6e027c123cba77f")),
        Self("contact-way-page", WeComContactWays.list(from: first, to: last)), Self("contact-way-update", WeComContactWays.update("42b3", change)),
        Self("contact-way-delete", WeComContactWays.delete("42b3")),
    ]

    private static let change: WeComContactWayPlan = {
        var plan = WeComContactWayPlan()
        plan.users = ["chenwei"]
        plan.isAcceptedAtOnce = false
        return plan
    }()

    static let groups = [
        Self("group-page", WeComGroups.list(owners: ["LiuYang"])), Self("group", WeComGroups.get("wrQx1CEAAAabc")),
        Self("join-way-add", WeComJoinWays.add(WeComJoinWayPlan(chatIDs: ["wrQx1CEAAAabc"], state: "gx-12", newGroups: ("春芽妈妈福利", 10), remark: "门店"))),
        Self("join-way-add-without-new-groups", WeComJoinWays.add(WeComJoinWayPlan(chatIDs: ["wrQx1CEAAAabc"], isForMiniProgram: true))),
        Self("join-way", WeComJoinWays.get("9ad7fa5cdaa6511298498f979c472aaa")),
        Self("join-way-update", WeComJoinWays.update("9ad7", WeComJoinWayPlan(chatIDs: ["wrQx1CEAAAdef"], state: "gx-13"))),
        Self("join-way-delete", WeComJoinWays.delete("9ad7")),
        Self("group-statistics", WeComGroupStatistics.byOwner(owners: ["LiuYang"], from: newYearsEve, to: newYear)),
        Self("group-statistics-by-day", WeComGroupStatistics.byDay(owners: ["LiuYang"], from: newYearsEve, to: newYear)),
        Self("group-transfer", WeComTransfers.groups(["wrQx1CEAAAabc", "wrQx1CEAAAdef"], to: "chenwei", hasLeft: true)),
        Self("group-transfer-on-job", WeComTransfers.groups(["wrQx1CEAAAabc"], to: "chenwei", hasLeft: false)),
        Self("transfer", WeComTransfers.customers(["wmQx1CEAAA0aBc", "wmQx1CEAAA9"], from: "LiuYang", to: "chenwei", message: "你好，以后由陈伟照顾你")),
        Self("transfer-results", WeComTransfers.results(from: "LiuYang", to: "chenwei")),
        Self("transfer-resigned", WeComTransfers.customers(["wmQx1CEAAA0aBc"], from: "LiuYang", to: "chenwei", hasLeft: true, message: "不会说")),
        Self("transfer-results-resigned", WeComTransfers.results(from: "LiuYang", to: "chenwei", hasLeft: true)),
        Self("unassigned", WeComTransfers.unassigned()),
    ]

    static let messages = [
        Self("welcome", WeComWelcome.send(code: "CALLBACK_CODE-1", text: "欢迎你来", attachments: attachments)),
        Self("group-welcome-add", WeComGroupWelcomes.add(welcome, notifies: false)),
        Self("group-welcome-edit", WeComGroupWelcomes.edit("msgQx-t1", WeComGroupWelcome(text: "欢迎"))),
        Self("group-welcome", WeComGroupWelcomes.get("msgQx-t1")), Self("group-welcome-with-link", WeComGroupWelcomes.get("msgQx-t1")),
        Self("group-welcome-delete", WeComGroupWelcomes.delete("msgQx-t1")),
        Self("broadcast-add", WeComBroadcasts.add(WeComBroadcast(to: .groups(["wrQx1CEAAAabc"]), sender: "LiuYang", text: "今晚8点开团", attachments: attachments))),
        Self("broadcast-add-by-tag", WeComBroadcasts.add(WeComBroadcast(to: .tagged([["etA", "etB"], ["etC"]]), text: "今晚8点开团", allowsChoice: true))),
        Self("broadcast-page", WeComBroadcasts.list(toGroups: true, from: first, to: last)), Self("broadcast-tasks", WeComBroadcasts.tasks("msgQx-b1")),
        Self("broadcast-results", WeComBroadcasts.results("msgQx-b1", userID: "LiuYang")),
        Self("broadcast-remind", WeComBroadcasts.remind("msgQx-b1")), Self("broadcast-cancel", WeComBroadcasts.cancel("msgQx-b1")),
        Self("message", WeComMessages.send(card)), Self("message-recall", WeComMessages.recall("msg-x1")), Self("user", WeComUsers.get("LiuYang")), Self("agent", WeComAgents.get("1000007")),
        Self("visitor-staff", WeComSignIn.visitor(code: "CODE-1")), Self("visitor-customer", WeComSignIn.visitor(code: "CODE-2")),
        Self("archive-permitted", WeComArchive.permitted(edition: 2)),
        Self("archive-agreements", WeComArchive.singleAgreements([("LiuYang", "wmQx1CEAAA0aBc"), ("LiuYang", "wmQx1CEAAA9")])),
        Self("archive-agreements-of-a-group", WeComArchive.groupAgreements("wrQx1CEAAAabc")),
    ]

    private static let welcome = WeComGroupWelcome(text: "%NICKNAME%，欢迎", attachment: .image(pictureURL: "https://wework.qpic.cn/p1"))
    private static let card = WeComMessage(
        agentID: 1_000_007, users: ["LiuYang", "chenwei"], .textCard(title: "三个群要看一眼", description: "3 群沉了 14 天", url: "https://q.example/today"))
}

import Foundation
import Kernel
import Testing
import WeComConnector

@Suite struct WeComRobotTests {
    static let table: [(RobotMessage, String)] = [
        (.text("今晚八点开团/别忘了"), #"{"msgtype":"text","text":{"content":"今晚八点开团/别忘了"}}"#),
        (
            .text("好", mentions: ["wangqing", "@all"], mobiles: ["13800001111"]),
            #"{"msgtype":"text","text":{"content":"好","mentioned_list":["wangqing","@all"],"mentioned_mobile_list":["13800001111"]}}"#
        ),
        (.markdown("**3 群** <font color=\"warning\">沉了</font>"), #"{"markdown":{"content":"**3 群** <font color=\"warning\">沉了</font>"},"msgtype":"markdown"}"#),
        (.markdownV2("| 群 | 人 |"), #"{"markdown_v2":{"content":"| 群 | 人 |"},"msgtype":"markdown_v2"}"#),
        (.image(Array("hello".utf8)), #"{"image":{"base64":"aGVsbG8=","md5":"5d41402abc4b2a76b9719d911017c592"},"msgtype":"image"}"#),
        (
            .news([RobotArticle(title: "周报", url: "https://q.example/r", pictureURL: "https://q.example/p.png")]),
            #"{"msgtype":"news","news":{"articles":[{"picurl":"https://q.example/p.png","title":"周报","url":"https://q.example/r"}]}}"#
        ),
        (.file(mediaID: "M1"), #"{"file":{"media_id":"M1"},"msgtype":"file"}"#), (.voice(mediaID: "M2"), #"{"msgtype":"voice","voice":{"media_id":"M2"}}"#),
        (
            .templateCard(
                WeComTemplateCard(
                    title: "本周", description: "12 个群", emphasis: .init("说话的人", "312"), subtitle: "比上周多", lines: [.init("变冷", "2")],
                    url: "https://q.example")),
            #"{"msgtype":"template_card","template_card":{"card_action":{"type":1,"url":"https://q.example"},"card_type":"text_notice","emphasis_content":{"desc":"说话的人","title":"312"},"horizontal_content_list":[{"keyname":"变冷","value":"2"}],"main_title":{"desc":"12 个群","title":"本周"},"sub_title_text":"比上周多"}}"#
        ),
        (
            .templateCard(WeComTemplateCard(title: "本周", emphasis: .init("说话的人", "312"), url: "https://q.example", pictureURL: "https://q.example/p.png")),
            #"{"msgtype":"template_card","template_card":{"card_action":{"type":1,"url":"https://q.example"},"card_image":{"url":"https://q.example/p.png"},"card_type":"news_notice","main_title":{"title":"本周"}}}"#
        ),
    ]

    @Test(arguments: table.indices) func messagesAreWritten(_ place: Int) async throws {
        let stage = WeComStage(json: #"{"errcode":0,"errmsg":"ok"}"#)
        try await stage.robot().send(Self.table[place].0)
        let asked = try #require(stage.calls("webhook/send").first)
        #expect(asked.target == "/cgi-bin/webhook/send?key=robot-key-693a91f6")
        #expect(asked.body == Self.table[place].1)
        #expect(stage.calls("gettoken").isEmpty)
    }

    @Test func aRobotThatIsGoneIsPermanent() async throws {
        let stage = WeComStage { _, _ in WeComStage.refusal(93000, "invalid webhook url, hint: [h9]") }
        let failed = await failure { () throws(WeComFailure) in try await stage.robot().send(.text("好")) }
        #expect(failed?.code == .invalidRobot)
        #expect(failed?.remedy == .permanent)
        #expect(stage.calls("webhook/send").count == 1)
    }

    @Test func filesGoUpInAForm() async throws {
        let stage = WeComStage(json: #"{"errcode":0,"errmsg":"","type":"file","media_id":"M7","created_at":"1795250000"}"#)
        let media = try await stage.robot().upload(WeComFile(.file, name: "周报\"\r\nX-Evil: 1.xlsx", bytes: Array("%PDF \r\n--x".utf8)))
        #expect(media.mediaID == "M7")
        #expect(media.created == Instant(milliseconds: 1_795_250_000_000))
        let asked = try #require(stage.calls("webhook/upload_media").first)
        #expect(asked.target == "/cgi-bin/webhook/upload_media?key=robot-key-693a91f6&type=file")
        let boundary = String(asked.body.dropFirst(2).prefix { $0 != "\r\n" })
        #expect(boundary.hasPrefix("quanzi"))
        #expect(
            asked.body == "--\(boundary)\r\nContent-Disposition: form-data; name=\"media\"; filename=\"周报%22 X-Evil: 1.xlsx\"; filelength=10\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n%PDF \r\n--x\r\n--\(boundary)--\r\n")
    }

    @Test func mediaGoUpAndComeDown() async throws {
        let stage = WeComStage { asked, times in
            switch (asked.api, times) {
            case ("gettoken", _): .json("")
            case ("media/uploadimg", _): .json(#"{"errcode":0,"errmsg":"","url":"https://wework.qpic.cn/p/1"}"#)
            case ("media/upload", _): .json(#"{"errcode":0,"errmsg":"","type":"image","media_id":"M8","created_at":1795250000}"#)
            case (_, 1): .response(WeComResponse(contentType: "image/jpeg", disposition: #"attachment; filename="群码.jpg""#, body: [0xFF, 0xD8, 0x7B]))
            case (_, 2): WeComStage.refusal(40007, "invalid media_id")
            case (_, 3): .response(WeComResponse(contentType: "application/json", disposition: "attachment; filename=a.json; x=1", body: Array("{}".utf8)))
            default: .json("{}")
            }
        }
        let client = stage.client()
        #expect(try await client.call(WeComMedia.uploadPicture(WeComFile(.image, name: "p.png", bytes: [1, 2]), world: stage.world)).url == "https://wework.qpic.cn/p/1")
        #expect(try await client.call(WeComMedia.upload(WeComFile(.image, name: "p.png", bytes: [1, 2]), world: stage.world)).mediaID == "M8")
        #expect(stage.calls("media/upload").first?.target == "/cgi-bin/media/upload?access_token=token-T1&type=image")
        let picture = try await client.call(WeComMedia.get("M8"))
        #expect(picture.bytes == [0xFF, 0xD8, 0x7B])
        #expect(picture.name == "群码.jpg")
        #expect(picture.contentType == "image/jpeg")
        let failed = await failure { () throws(WeComFailure) in try await client.call(WeComMedia.get("M8")) }
        #expect(failed?.code == .invalidMedia)
        #expect(failed?.remedy == .startOver)
        #expect(try await client.call(WeComMedia.get("M9")).name == "a.json")
        let empty = await failure { () throws(WeComFailure) in try await client.call(WeComMedia.get("M9")) }
        #expect(empty?.cause == .unreadable("$"))
    }

    @Test func sizesAreKnownBefore() {
        #expect(!WeComFile(.file, name: "a", bytes: [1, 2, 3, 4, 5]).hasFittingSize)
        #expect(WeComFile(.file, name: "a", bytes: [1, 2, 3, 4, 5, 6]).hasFittingSize)
        #expect(WeComFile(.voice, name: "a", bytes: Array(repeating: 0, count: 2_097_152)).hasFittingSize)
        #expect(!WeComFile(.voice, name: "a", bytes: Array(repeating: 0, count: 2_097_153)).hasFittingSize)
    }
}

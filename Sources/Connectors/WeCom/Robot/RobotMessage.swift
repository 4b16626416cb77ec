internal import Crypto
internal import Foundation

/// What a robot says.
public enum RobotMessage: Encodable, Sendable {
    /// At most 2,048 bytes. Mentions by userid or mobile number; `@all` is everybody.
    case text(String, mentions: [String] = [], mobiles: [String] = [])
    /// At most 4,096 bytes; with colours and `<@userid>`, without tables.
    case markdown(String)
    /// At most 4,096 bytes; with tables, lists and code, without colours and mentions.
    case markdownV2(String)
    /// JPG or PNG, at most 2 MB.
    case image([UInt8])
    /// One to eight.
    case news([RobotArticle])
    case file(mediaID: String)
    case voice(mediaID: String)
    /// `text_notice` or `news_notice`.
    case templateCard(WeComTemplateCard)

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let content, let mentions, let mobiles):
            struct Text: Encodable {
                let content: String
                let mentioned_list: [String]?
                let mentioned_mobile_list: [String]?
            }
            let text = Text(
                content: content, mentioned_list: mentions.isEmpty ? nil : mentions, mentioned_mobile_list: mobiles.isEmpty ? nil : mobiles)
            try WeComTyped("text", text).encode(to: encoder)
        case .markdown(let content): try WeComTyped("markdown", ["content": content]).encode(to: encoder)
        case .markdownV2(let content): try WeComTyped("markdown_v2", ["content": content]).encode(to: encoder)
        case .image(let bytes):
            let sum = Insecure.MD5.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            try WeComTyped("image", ["base64": Data(bytes).base64EncodedString(), "md5": sum]).encode(to: encoder)
        case .news(let articles): try WeComTyped("news", ["articles": articles]).encode(to: encoder)
        case .file(let id): try WeComTyped("file", ["media_id": id]).encode(to: encoder)
        case .voice(let id): try WeComTyped("voice", ["media_id": id]).encode(to: encoder)
        case .templateCard(let card): try WeComTyped("template_card", card).encode(to: encoder)
        }
    }
}

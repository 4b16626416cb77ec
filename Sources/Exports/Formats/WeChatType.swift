/// WeChat's own numbers for kinds of messages, as its databases and most tools keep them.
enum WeChatType {
    /// `type` of a database; version 4 keeps the kind of card in its upper 32 bits.
    static func kind(_ type: Int64, _ card: Int64 = 0) -> LineKind {
        if type > 0xFFFF_FFFF { return kind(type & 0xFFFF_FFFF, type >> 32) }
        switch type {
        case 1: return .text
        case 3: return .image
        case 34: return .voice
        case 42, 66: return .card
        case 43, 62: return .video
        case 47: return .sticker
        case 48: return .location
        case 49: return kind(card: card)
        case 50, 52, 53, 64: return .call
        case 10_000, 10_002: return .system
        default: return .other
        }
    }

    private static func kind(card: Int64) -> LineKind {
        switch card {
        case 1, 57, 87: .text
        case 2: .image
        case 3, 4, 5, 24, 40, 51, 63, 68, 76, 88, 92: .link
        case 6, 74: .file
        case 8, 15: .sticker
        case 17: .location
        case 16, 50: .card
        case 19: .forward
        case 33, 36: .miniProgram
        case 53: .chainOrder
        case 62: .pat
        case 2000: .transfer
        case 2001, 2003: .redPacket
        default: .other
        }
    }
}

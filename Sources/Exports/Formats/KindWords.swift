/// What tools call the kinds of messages.
enum KindWords {
    /// The kind a word stands for; nil if no tool we know uses it.
    static func kind(_ word: Bytes) -> LineKind? {
        for (known, kind) in words where word.equals(known) { return kind }
        return nil
    }

    /// Frequent ones first.
    private static let words: [(StaticString, LineKind)] = [
        ("text", .text), ("文本", .text), ("文本消息", .text), ("引用消息", .text), ("引用回复", .text), ("粘贴的文本", .text),
        ("reply", .text), ("quote", .text), ("文字", .text), ("图文消息", .link),
        ("image", .image), ("图片", .image), ("图片消息", .image), ("photo", .image),
        ("voice", .voice), ("语音", .voice), ("语音消息", .voice), ("audio", .voice),
        ("video", .video), ("视频", .video), ("视频消息", .video), ("短视频", .video),
        ("sticker", .sticker), ("emoji", .sticker), ("emotion", .sticker), ("动画表情", .sticker), ("表情包", .sticker),
        ("表情", .sticker), ("用户上传的GIF表情", .sticker),
        ("file", .file), ("文件", .file), ("文件消息", .file),
        ("system", .system), ("系统消息", .system), ("系统通知", .system), ("邀请加群", .system), ("消息撤回1", .system),
        ("消息撤回5", .system), ("消息撤回6", .system), ("消息撤回33", .system), ("消息撤回36", .system), ("消息撤回57", .system),
        ("拍一拍", .pat), ("poke", .pat),
        ("link", .link), ("url", .link), ("share", .link), ("分享链接", .link), ("卡片式链接", .link), ("链接消息", .link),
        ("(分享)卡片式链接", .link), ("(分享)音乐", .link), ("音乐分享", .link), ("音乐消息", .link), ("视频号", .link),
        ("(分享)视频号名片", .link), ("(分享)视频号视频", .link), ("视频号直播或直播回放", .link), ("视频号直播卡片", .link),
        ("收藏笔记", .link), ("(分享)笔记", .link), ("(分享)收藏夹", .link), ("群公告", .text),
        ("location", .location), ("位置", .location), ("位置分享", .location), ("位置消息", .location), ("位置共享", .location),
        ("card", .card), ("contact", .card), ("名片", .card), ("名片消息", .card), ("推荐公众号", .card),
        ("个人/公众号名片", .card), ("企业微信名片", .card), ("添加好友", .card),
        ("red_packet", .redPacket), ("redPacket", .redPacket), ("redpacket", .redPacket), ("红包", .redPacket),
        ("红包卡片", .redPacket), ("红包消息", .redPacket), ("赠送红包封面", .redPacket),
        ("transfer", .transfer), ("转账", .transfer), ("转账卡片", .transfer), ("转账消息", .transfer),
        ("miniProgram", .miniProgram), ("mini_program", .miniProgram), ("weapp", .miniProgram), ("小程序", .miniProgram),
        ("(分享)小程序", .miniProgram), ("小程序分享", .miniProgram), ("小程序消息", .miniProgram),
        ("forward", .forward), ("chatrecord", .forward), ("合并转发的聊天记录", .forward), ("聊天记录合并转发", .forward),
        ("聊天记录", .forward), ("接龙", .chainOrder), ("chainOrder", .chainOrder),
        ("call", .call), ("通话消息", .call), ("语音通话", .call), ("音视频通话", .call), ("视频通话", .call),
        ("action", .action), ("other", .other), ("其他消息", .other), ("未知", .other), ("未知类型", .other),
        ("join", .joined), ("leave", .left), ("nick", .nick), ("notice", .notice),
    ]
}

/// What exporters write in place of what is not text: `[图片]`, `【语音】…`, `![图片](…)`, `[文件: a.pdf]`, `<Media omitted>`.
enum Placeholder {
    /// The kind of a message with that text; `.text` for everything that is not only a placeholder.
    static func kind(of text: UnsafeBufferPointer<UInt8>) -> LineKind {
        let text = text.trimmed
        if text.has("【") { return wide(text) }
        var start = text.has("![") ? 1 : 0
        guard text.has("[", at: start) else { return .text }
        // Several pictures are sent as one message.
        var kind: LineKind?
        while let found = bracket(text, from: start) {
            kind = kind ?? found.kind
            start = text.trimmed(found.end..<text.count).lowerBound
            if start == text.count || found.takesRest { return kind ?? .text }
            guard found.kind == kind else { return .text }
            if text.has("![", at: start) { start += 1 }
        }
        return .text
    }

    /// `【图片】` and the like of MemoTrace 2: whatever follows belongs to it.
    private static func wide(_ text: UnsafeBufferPointer<UInt8>) -> LineKind {
        guard let close = text.find("】"), close <= 64 else { return .text }
        return kinds[word: text.piece(3..<close)] ?? .text
    }

    /// One `[word]`, `[word: more]`, `[word|more]`, each perhaps with `(address)` behind it.
    private static func bracket(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (kind: LineKind, end: Int, takesRest: Bool)? {
        guard text.has("[", at: start) else { return nil }
        var end = start + 1
        while end < text.count, end - start <= 64, !isEndOfWord(text, end) { end += 1 }
        guard end < text.count, let kind = kinds[word: text.piece(start + 1..<end)] else { return nil }
        // The names of files and links may hold brackets; what is forwarded has lines of its own below.
        if text[end] != 0x5D {
            guard text[text.count - 1] == 0x5D || text[text.count - 1] == 0x29 || kind == .forward else { return nil }
            return (kind, text.count, true)
        }
        end += 1
        if text.has("(", at: end) {
            guard text[text.count - 1] == 0x29 else { return nil }
            return (kind, text.count, true)
        }
        return (kind, end, kind == .call)
    }

    private static func isEndOfWord(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        switch text[place] {
        case 0x5D, 0x3A, 0x7C: true
        case 0xEF: text.has("：", at: place)
        default: false
        }
    }

    private static let kinds = WordKinds([
        (.image, ["图片", "照片", "image", "Photo", "闪照"]),
        (.voice, ["语音", "voice", "Voice"]),
        (.video, ["视频", "短视频", "video", "Video"]),
        (.file, ["文件", "file", "File"]),
        (.sticker, ["表情包", "动画表情", "GIF表情", "表情", "系统表情", "自定义表情", "Sticker", "sticker"]),
        (.link, ["链接", "分享链接", "分享", "音乐", "音乐分享", "视频号", "视频号直播", "收藏笔记", "笔记", "Link"]),
        (.location, ["位置", "位置分享", "位置共享", "Location"]),
        (.card, ["名片", "个人名片", "公众号名片", "企业微信名片"]),
        (.redPacket, ["红包", "红包封面"]),
        (.transfer, ["转账", "发起转账", "已收款", "已退还"]),
        (.miniProgram, ["小程序"]),
        (.forward, ["合并转发", "聊天记录", "合并转发的聊天记录"]),
        (.chainOrder, ["接龙"]),
        (.call, ["语音通话", "视频通话", "音视频通话"]),
    ])
}

/// Words and what they mean, looked up by their bytes.
private struct WordKinds: Sendable {
    private var words: [(bytes: [UInt8], kind: LineKind)] = []

    init(_ table: [(LineKind, [String])]) {
        for (kind, words) in table { self.words += words.map { (Array($0.utf8), kind) } }
    }

    subscript(word word: UnsafeBufferPointer<UInt8>) -> LineKind? {
        words.first { $0.bytes.count == word.count && word.has($0.bytes) }?.kind
    }
}

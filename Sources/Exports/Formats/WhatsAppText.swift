/// What WhatsApp writes in place of what is not text.
enum WhatsAppText {
    static func kind(of text: UnsafeBufferPointer<UInt8>) -> LineKind {
        let isMarked = text.has("\u{200E}")
        let text = text.trimmed
        guard text.count <= 512 else { return .text }
        if let kind = deletedOrOmitted(text) ?? attached(text) { return kind }
        // On iOS the program's own lines bear the name of the group or of a member, and this mark.
        guard isMarked else { return .text }
        if text.find("end-to-end encrypted") != nil || text.find("端到端加密") != nil || text.find("端對端加密") != nil {
            return .system
        }
        let events = SystemEvent.read(text, dialect: .whatsApp, readsIdentities: false)
        return events.first?.kind == .system ? .text : .system
    }

    private static func deletedOrOmitted(_ text: UnsafeBufferPointer<UInt8>) -> LineKind? {
        for (words, kind) in whole where text.equals(words) { return kind }
        return nil
    }

    private static let whole: [(StaticString, LineKind)] = [
        ("This message was deleted", .recalled), ("This message was deleted.", .recalled),
        ("You deleted this message", .recalled), ("You deleted this message.", .recalled),
        ("这条消息已删除", .recalled), ("此消息已删除", .recalled), ("您删除了这条消息", .recalled), ("你删除了这条消息", .recalled),
        ("<Media omitted>", .other), ("<省略影音内容>", .other), ("<已省略多媒體檔案>", .other), ("<媒体文件已省略>", .other),
        ("image omitted", .image), ("video omitted", .video), ("audio omitted", .voice), ("sticker omitted", .sticker),
        ("GIF omitted", .sticker), ("document omitted", .file), ("Contact card omitted", .card),
        ("图像已忽略", .image), ("圖片已略去", .image), ("影片已略去", .video), ("語音訊息已略去", .voice), ("貼圖已略去", .sticker),
        ("文件已略去", .file),
    ]

    private static func attached(_ text: UnsafeBufferPointer<UInt8>) -> LineKind? {
        var name: UnsafeBufferPointer<UInt8>?
        for opening in ["<attached: ", "<已附加: ", "<已附加：", "<附件: ", "<附件："] as [StaticString]
        where text.has(opening) && text.ends(with: ">") {
            name = text.piece(opening.utf8CodeUnitCount..<text.count - 1)
        }
        // A caption may follow on further lines.
        let firstLine = text.piece(upTo: text.find("\n") ?? text.count)
        for ending in [" (file attached)", " (文件附件)", " (附件)"] as [StaticString] where firstLine.ends(with: ending) {
            name = firstLine.piece(upTo: firstLine.count - ending.utf8CodeUnitCount)
        }
        guard let name, let dot = name.last(0x2E, before: name.count) else { return name == nil ? nil : .file }
        let ending = String(decoding: name.piece(from: dot + 1), as: UTF8.self).lowercased()
        switch ending {
        case "jpg", "jpeg", "png", "heic": return .image
        case "mp4", "mov", "3gp": return .video
        case "opus", "m4a", "mp3", "aac", "ogg": return .voice
        case "webp", "was": return .sticker
        case "vcf": return .card
        default: return .file
        }
    }
}

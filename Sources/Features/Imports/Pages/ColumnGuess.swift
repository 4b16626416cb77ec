/// Which column of a table nobody knows means what, by its heading; the person confirms it.
enum ColumnGuess {
    private static let words: [(field: String, words: [String])] = [
        ("time", ["时间", "日期", "time", "date", "timestamp", "sent", "when"]),
        ("sender", ["发送人", "发送者", "发言人", "谁", "用户", "账号", "微信号", "sender", "from", "user", "author", "who"]),
        ("text", ["内容", "消息内容", "说了啥", "说了什么", "文本", "消息", "正文", "text", "message", "content", "body", "what"]),
        ("name", ["昵称", "备注", "姓名", "名字", "nickname", "name"]),
        ("group", ["群名", "群聊", "群", "group", "room", "chat", "channel"]),
        ("type", ["消息类型", "类型", "type", "kind"]),
    ]

    /// The first heading that is one of the words, else the first that contains one; no column is taken twice. Nil if none fits.
    static func column(for field: String, among columns: [String]) -> String? {
        var free = columns, found: [String: String] = [:]
        for fits in [{ $0 == $1 }, { $1.count > 1 && $0.contains($1) }] as [(String, String) -> Bool] {
            for (name, words) in words where found[name] == nil {
                let match = words.lazy.compactMap { word in free.first { fits($0.lowercased(), word) } }.first
                guard let match else { continue }
                found[name] = match
                free.removeAll { $0 == match }
            }
        }
        return found[field]
    }
}

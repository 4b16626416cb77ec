/// The page on which a person plays the people.
struct PlatformPage: Sendable {
    let state: PlatformState
    let now: Int64
    let callback: String?
    let pushes: [PushRecord]
    let counts: PushLog.Counts
    /// What came of the last form.
    let said: String?
    private static let shown = 20

    var html: String {
        let title = "模拟的企业微信"
        var body = "<h1>\(title)</h1><p class=\"dim\">你在这里扮演客户、员工和管理员。之后发生的事会像真的平台一样推送给接收的程序。</p>"
        body += "<nav><a href=\"#credentials\">凭证</a><a href=\"#codes\">码</a><a href=\"#groups\">群</a><a href=\"#contacts\">客户</a>"
        body += "<a href=\"#broadcasts\">群发</a><a href=\"#pushes\">推送</a></nav>"
        if let said { body += "<p class=\"said\" role=\"status\">\(HTML.escape(said))</p>" }
        body += credentials + address + codes + groupSection + contactSection + broadcastSection + pushSection + clock
        return HTML.document(title, body)
    }

    private var credentials: String {
        let rows = CredentialText.rows(state.credentials, base: state.base).map { [HTML.escape($0.label), "<code>\(HTML.escape($0.value))</code>"] }
        let staff = state.working.prefix(Self.shown).map { "\(HTML.escape(state.staff[$0].name)) <code>\(HTML.escape(state.staff[$0].id))</code>" }
        return HTML.section(
            "凭证", "credentials",
            "<p class=\"dim\">把这些填进你的程序，就像从企业微信的后台抄下来一样。</p>" + HTML.table(["名称", "值"], rows + [["员工", staff.joined(separator: "、")]], empty: ""))
    }

    private var employees: [(String, String)] { state.working.prefix(Self.shown).map { (state.staff[$0].id, state.staff[$0].name) } }

    private var address: String {
        let known = callback.map { "<p>现在推送到 <code>\(HTML.escape($0))</code></p>" } ?? "<p class=\"dim\">还没有回调地址，发生的事不会推送到任何地方。</p>"
        return HTML.section(
            "回调地址", "callback",
            known + "<div class=\"long\">" + HTML.form("callback", inputs: [("url", "http://127.0.0.1:8080/callback/wecom/…")], button: "验证并保存") + "</div>")
    }

    private var codes: String {
        let scan = [(name: "customer", hint: "客户的名字，可以不填")]
        var rows: [[String]] = state.contactWayOrder.suffix(Self.shown).reversed().compactMap { state.contactWays[$0] }.map { way in
            let staff = way.staff.prefix(5).map { HTML.escape(state.staff[$0].name) }.joined(separator: "、")
            return ["加好友", HTML.escape(way.remark), "<code>\(HTML.escape(way.state))</code>", staff, HTML.form("scan", hidden: [("config_id", way.id)], inputs: scan, button: "扫码")]
        }
        rows += state.joinWayOrder.suffix(Self.shown).reversed().compactMap { state.joinWays[$0] }.map { way in
            let groups = way.groups.prefix(5).map { HTML.escape(state.groups[$0].name) }.joined(separator: "、")
            return ["进群", HTML.escape(way.remark), "<code>\(HTML.escape(way.state))</code>", groups, HTML.form("scan", hidden: [("config_id", way.id)], inputs: scan, button: "扫码")]
        }
        return HTML.section("码", "codes", HTML.table(["种类", "备注", "state", "通向", ""], rows, empty: "还没有码。程序建了渠道码或群码以后，会出现在这里。"))
    }

    private var groupSection: String {
        let rows = state.groups.filter { $0.dismissed == nil }.suffix(Self.shown).reversed().map { group in
            let id = [("chat_id", group.id)], who = (name: "who", hint: "谁")
            let more = HTML.form("group/leave", hidden: id, inputs: [who], button: "退群", quiet: true)
                + HTML.form("group/kick", hidden: id, inputs: [who], button: "移出", quiet: true)
                + HTML.form("group/rename", hidden: id, inputs: [("name", "新名字")], button: "改名", quiet: true)
                + HTML.form("group/owner", hidden: id, choice: ("userid", "新群主", employees), button: "转让", quiet: true)
                + HTML.form("group/dismiss", hidden: id, button: "解散", quiet: true)
            let names = group.members.prefix(12).map { HTML.escape(state.name(of: $0.person)) }.joined(separator: "、")
            return [
                "\(HTML.escape(group.name))<br><span class=\"dim\">群主 \(HTML.escape(state.staff[Int(group.owner)].name))，\(group.members.count) 人</span>",
                "<span class=\"dim\">\(names)\(group.members.count > 12 ? "……" : "")</span>",
                HTML.form("group/join", hidden: id, inputs: [(name: "who", hint: "谁，可以不填")], button: "进群")
                    + HTML.form("say", hidden: id, inputs: [who], button: "说一句话")
                    + "<details><summary>更多</summary>\(more)</details>",
            ]
        }
        return HTML.section(
            "群", "groups",
            HTML.form("group/create", inputs: [("name", "群名")], choice: ("owner", "群主", employees), button: "建群") + HTML.table(["群", "成员", ""], Array(rows), empty: "还没有群。"))
    }

    private var contactSection: String {
        let rows = state.edges.suffix(Self.shown).reversed().map { edge in
            let customer = state.customers[Int(edge.customer)], staff = state.staff[Int(edge.staff)]
            let hidden = [("customer", customer.id), ("userid", staff.id)]
            let forms = switch edge.status {
            case .ok:
                HTML.form("delete", hidden: hidden + [("by", "customer")], button: "客户删除员工", quiet: true)
                    + HTML.form("delete", hidden: hidden + [("by", "staff")], button: "员工删除客户", quiet: true)
            case .half: HTML.form("confirm", hidden: hidden, button: "员工通过")
            default: ""
            }
            let tags = edge.tags.compactMap { state.tagPlace($0) }.map { HTML.escape(state.tagGroups[$0.group].tags[$0.tag].name) }
            return [
                "\(HTML.escape(customer.name))<br><code>\(customer.id)</code>", HTML.escape(staff.name), Self.word(edge.status),
                HTML.escape(edge.state ?? ""), tags.joined(separator: "、"), forms,
            ]
        }
        return HTML.section(
            "客户", "contacts",
            HTML.form("add", inputs: [("customer", "客户的名字，可以不填")], choice: ("userid", "员工", employees), button: "加好友")
                + HTML.table(["客户", "员工", "状态", "state", "标签", ""], Array(rows), empty: "还没有客户。") + welcomeList)
    }

    private static func word(_ status: ContactEdge.Status) -> String {
        switch status {
        case .ok: "好友"
        case .half: "等员工通过"
        case .deletedByStaff: "员工删除了"
        case .deletedByCustomer: "客户删除了"
        case .transferred: "转给了同事"
        }
    }

    private var welcomeList: String {
        let rows = state.welcomeOrder.suffix(10).reversed().compactMap { state.welcomes[$0] }.map { welcome in
            let name = state.customers[Int(state.edges[welcome.edge].customer)].name
            let used = welcome.used.map { "\($0 - welcome.made) 毫秒后" } ?? (now - welcome.made > PlatformState.welcomeMilliseconds ? "20 秒过去了，没有等到" : "还在等")
            return [HTML.escape(name), used, HTML.escape(String(welcome.text.prefix(80)))]
        }
        return rows.isEmpty ? "" : "<h3>欢迎语</h3>" + HTML.table(["客户", "何时收到", "内容"], rows, empty: "")
    }

    private var broadcastSection: String {
        let rows = state.broadcasts.suffix(Self.shown).reversed().map { broadcast in
            let waiting = broadcast.tasks.filter { $0.confirmed == 0 }
            let names = waiting.prefix(5).map { HTML.escape(state.staff[$0.staff].name) }.joined(separator: "、")
            let status = broadcast.isCancelled ? "已取消" : waiting.isEmpty ? "都发了" : "等 \(names) 确认"
            return [
                HTML.escape(String(broadcast.text.prefix(60))), broadcast.isForGroups ? "群" : "客户", status,
                broadcast.isCancelled || waiting.isEmpty ? "" : HTML.form("broadcast/confirm", hidden: [("msgid", broadcast.id)], button: "确认发送"),
            ]
        }
        return HTML.section("群发", "broadcasts", HTML.table(["内容", "发给", "状态", ""], Array(rows), empty: "没有等待确认的群发。"))
    }

    private var pushSection: String {
        let rows = pushes.prefix(Self.shown).map { record in
            ["\(record.number)", HTML.escape(record.title), record.tries.map(HTML.escape).joined(separator: "，"), HTML.escape(Self.word(record.outcome)), "\(record.took) 毫秒"]
        }
        let sum = "<p class=\"dim\">一共 \(counts.made) 次，收下 \(counts.accepted)，失败 \(counts.failed)，还在路上 \(counts.waiting)。</p>"
        return HTML.section("推送", "pushes", sum + HTML.table(["编号", "事件", "每次的回答", "结果", "用时"], rows, empty: "还没有推送过。"))
    }

    private static func word(_ outcome: String) -> String {
        ["accepted": "收下了", "failed": "没有收下", "dropped": "故意丢了", "unsent": "没有回调地址", "waiting": "还在路上"][outcome] ?? outcome
    }

    private var clock: String {
        HTML.section(
            "时钟", "clock", "<p class=\"dim\">把模拟平台的钟往前拨，看看令牌、欢迎语和素材怎样过期。</p>" + HTML.form("advance", inputs: [("seconds", "秒")], button: "往前拨"))
    }
}

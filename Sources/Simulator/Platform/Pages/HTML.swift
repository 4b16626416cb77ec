/// Small pieces of pages; every text is escaped.
enum HTML {
    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    /// A form that plays something.
    ///
    /// - Parameters:
    ///   - action: behind `/play/`.
    ///   - hidden: what goes with it.
    ///   - inputs: name and what stands in it while it is empty.
    ///   - choice: name, what it chooses, and the values with their words.
    static func form(
        _ action: String, hidden: [(String, String)] = [], inputs: [(name: String, hint: String)] = [],
        choice: (name: String, hint: String, options: [(String, String)])? = nil, button: String, quiet: Bool = false
    ) -> String {
        var html = "<form method=\"post\" action=\"/play/\(action)\">"
        for (name, value) in hidden { html += "<input type=\"hidden\" name=\"\(name)\" value=\"\(escape(value))\">" }
        for input in inputs {
            html += "<input name=\"\(input.name)\" placeholder=\"\(escape(input.hint))\" aria-label=\"\(escape(input.hint))\" maxlength=\"200\">"
        }
        if let choice {
            let options = choice.options.map { "<option value=\"\(escape($0.0))\">\(escape($0.1))</option>" }.joined()
            html += "<select name=\"\(choice.name)\" aria-label=\"\(escape(choice.hint))\">\(options)</select>"
        }
        return html + "<button\(quiet ? " class=\"quiet\"" : "")>\(escape(button))</button></form>"
    }

    static func section(_ title: String, _ id: String, _ body: String) -> String {
        "<section id=\"\(id)\"><h2>\(escape(title))</h2>\(body)</section>"
    }

    static func table(_ heads: [String], _ rows: [[String]], empty: String) -> String {
        if rows.isEmpty { return "<p class=\"dim\">\(escape(empty))</p>" }
        let head = heads.map { "<th>\(escape($0))</th>" }.joined()
        let body = rows.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined()
        return "<div class=\"wide\"><table><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table></div>"
    }

    static func document(_ title: String, _ body: String) -> String {
        """
        <!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escape(title))</title><style>\(style)</style></head><body>
        <p class="banner">这是模拟的企业微信，不是真的。<span>A simulated WeCom, not the real one.</span></p><main>\(body)</main></body></html>
        """
    }

    private static let style = """
        :root{color-scheme:light dark;--ink:#23262b;--dim:#5f646c;--paper:#fff;--line:#dedad3;--soft:#f6f4f0;--accent:#1d4f8c;--warn:#7a4b00;--warnpaper:#fdf1d7}
        @media(prefers-color-scheme:dark){:root{--ink:#e7e5e1;--dim:#a7a49d;--paper:#1b1d20;--line:#3a3d42;--soft:#25282c;--accent:#8fb8ea;--warn:#f4d08a;--warnpaper:#3a2f16}}
        *{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.7 system-ui,"PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;text-autospace:normal}
        .banner{margin:0;padding:12px 16px;background:var(--warnpaper);color:var(--warn);font-weight:600;text-align:center}.banner span{font-weight:400;margin-left:12px}
        main{max-width:1080px;margin:0 auto;padding:16px}h1{font-size:22px;margin:16px 0 4px}h2{font-size:17px;margin:32px 0 8px;padding-top:16px;border-top:1px solid var(--line)}
        .dim{color:var(--dim)}.said{padding:8px 12px;border:1px solid var(--accent);border-radius:8px}.wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{text-align:left;padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}th{color:var(--dim);font-weight:500;white-space:nowrap}
        form{display:inline-flex;flex-wrap:wrap;gap:8px;margin:4px 12px 4px 0}input,select,button{font:inherit;min-height:44px;border-radius:8px;border:1px solid var(--line);padding:4px 12px;background:var(--paper);color:var(--ink);max-width:100%}
        input{width:13em}.long input{width:min(30em,90vw)}button{background:var(--accent);border-color:var(--accent);color:var(--paper);cursor:pointer}button.quiet{background:none;color:var(--accent)}
        code{font:14px/1.5 ui-monospace,monospace;word-break:break-all;user-select:all;background:var(--soft);padding:2px 6px;border-radius:4px}summary{cursor:pointer;min-height:32px}nav a{margin-right:16px;color:var(--accent)}a{color:var(--accent)}
        @media(max-width:640px){thead{display:none}tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}td{display:block;border:0;padding:2px 0}td:empty{display:none}}
        """
}

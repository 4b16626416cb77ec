import Kernel

/// The tea house with names that try to be something else: elements, marks that turn lines, isolates left open or closed too
/// often, emoji of many parts, quotes with marks above them, braces, spaces that are none, and a very long one.
enum AwkwardNames {
    static let group = "\u{202E}<b>群</b> {count} \"\u{301}' 👨‍👩‍👧‍👦 &amp;"
    static let renamed = "\u{202E}掌柜 <i>群 \u{2067}مرحبا"
    static let keeper = "\u{2067}掌柜<script>alert(1)</script>"
    static let brand = "<b>铺</b>\u{202E}שלום {name}"
    static let staff = "阿明\u{202E}<i>"

    private static let others = [
        "小满": "שלום עולם", "老周": "مرحبا \u{2069}\u{2069}بك", "小陈": "\u{202E}nehc oaix", "阿青": "\u{200F}👩🏽‍🚀🏳️‍🌈<img src=x onerror=1>",
        "路人": "\"\u{301}\u{20DD} {name} {count}\u{00A0}\u{3000}", "独行": String(repeating: "长\u{FE0F}", count: 40),
    ]

    static func export(end: Instant) -> String {
        var text = TeaHouse.export(end: end).replacing(TeaHouse.group, with: escaped(group)).replacing("掌柜", with: escaped(keeper))
        for (plain, awkward) in others { text = text.replacing(plain, with: escaped(awkward)) }
        for (plain, said) in ["早上好": "早上好 \u{202E}<b>abc</b>", "水别太开": "מים <script>alert(2)</script> {words}", "怎么泡": "怎么泡 \u{2066}？"] {
            text = text.replacing(plain, with: escaped(said))
        }
        return text
    }

    /// As it stands in a JSON text.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    }
}

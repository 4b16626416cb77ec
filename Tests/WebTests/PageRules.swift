import Foundation

/// What every page keeps, whatever is in it. `faults` says what is wrong; nothing is for a good one.
enum PageRules {
    /// The most a page may weigh, without styles, scripts and charts' library.
    static let mostBytes = 100_000

    static func faults(of html: String, in language: String) -> [String] {
        guard html.contains("<html") else { return [] }
        var faults = faults(ofText: html)
        func expect(_ holds: Bool, _ fault: String) { if !holds { faults.append(fault) } }
        expect(html.contains("<html lang=\"\(language)\">"), "another language")
        expect(!html.contains("{{"), "a name of a view")
        expect(!html.contains("onclick=") && !html.contains(" style=\""), "what the policy forbids")
        // A text key that found no text is shown as itself.
        expect(
            html.firstMatch(
                of: />(groups|members|import|home|figure|chart|state|settings|tasks|diagnosis|member-role|content-kind|unit|matrix|reports|search|wecom|welcomes)\.[a-z.-]+</
            ) == nil, "a text without words")
        expect(html.components(separatedBy: "<h1").count == 2, "not one heading")
        expect(
            html.contains("data-chart=") == html.contains("/assets/charts-"),
            "a page with charts names Page.chartScripts, no other does")
        for form in html.components(separatedBy: "<form method=\"post\"").dropFirst() {
            expect(form.prefix(400).contains("name=\"token\""), "a form without its token")
        }
        expect(html.utf8.count <= mostBytes, "\(html.utf8.count) bytes")
        return faults
    }

    /// The same for a file that stands alone: no element of others, no number that is none, no line turned by a name.
    static func faults(ofText html: String) -> [String] {
        var faults: [String] = []
        // The pictures of QR codes and of welcomes are ours.
        let html = html.replacing("<img class=\"qr", with: "<figure").replacing("<img class=\"welcome-picture", with: "<figure")
        for element in ["<script>alert", "<b>", "<i>", "<img", "onerror=\""] where html.contains(element) { faults.append("\(element) of others") }
        let words = html.replacing(/<[^>]*>/, with: " ")
        if let odd = words.firstMatch(of: /(?:^|[^A-Za-z])(NaN|nan|inf|Optional\(|nil)(?:$|[^A-Za-z])/) { faults.append("\(odd.1) on the page") }
        return faults + turns(in: html)
    }

    /// Where letters or marks could turn what stands beside them: outside of isolates, which end with each text and attribute.
    private static func turns(in html: String) -> [String] {
        var faults: [String] = [], open = 0, isValue = false, last: [Unicode.Scalar] = []
        // So does what stands in a field to be copied; its lines are its own.
        for scalar in html.replacing(/<textarea[^>]*>[^<]*<\/textarea>/, with: "").unicodeScalars {
            switch scalar.value {
            case 0x22, 0x3C, 0x3E:
                if open > 0 { faults.append("an isolate is left open before \(scalar)") }
                open = 0
                // What a form sends back goes out as it came.
                isValue = scalar == "\"" && last.elementsEqual(" value=".unicodeScalars)
            case 0x2066...0x2068: if !isValue { open += 1 }
            case 0x2069 where !isValue:
                if open == 0 { faults.append("an isolate is closed that was not open") }
                open = max(0, open - 1)
            case 0x0590...0x08FF, 0x200F, 0x202A...0x202E, 0xFB1D...0xFDFF, 0xFE70...0xFEFC:
                if open == 0, !isValue { faults.append("U+\(String(scalar.value, radix: 16)) turns its line") }
            default: break
            }
            last.append(scalar)
            if last.count > 7 { last.removeFirst() }
        }
        return Array(Set(faults)).sorted()
    }
}

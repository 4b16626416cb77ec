internal import Web

/// A small table in a tab, and how its rows are told apart.
struct DiagnosisTable: PageModel {
    let caption: String
    let heads: [String]
    let rows: [[DiagnosisCell]]
    /// What a row means, by its head.
    var rules: [(term: String, rule: String)] = []
    var rulesTitle: String?
    /// Folded away with the intervals and tests.
    var isForExperts = false

    func value(_ name: String) -> PageValue? {
        switch name {
        case "caption": .text(caption)
        case "heads": .list(heads.enumerated().map { TableCell(text: $1, isFirst: $0 == 0) })
        case "rows": .list(rows.map { TableRow(cells: $0.enumerated().map { TableCell(text: $1.text, href: $1.href, isFirst: $0 == 0) }) })
        case "rules": .list(rules.map { TableRule(term: $0.term, rule: $0.rule) })
        case "rulesTitle": .text(rules.isEmpty ? nil : rulesTitle)
        default: nil
        }
    }
}

/// What stands in a table, and where the rows behind it stand.
struct DiagnosisCell: Sendable {
    let text: String
    let href: String?

    init(_ text: String, href: String? = nil) {
        self.text = text
        self.href = href
    }
}

private struct TableRow: PageModel {
    let cells: [TableCell]

    func value(_ name: String) -> PageValue? { name == "cells" ? .list(cells) : nil }
}

private struct TableCell: PageModel {
    let text: String
    var href: String? = nil
    let isFirst: Bool

    func value(_ name: String) -> PageValue? {
        switch name {
        case "cell": .text(text)
        case "cellHref": .text(href)
        case "isFirst": .flag(isFirst)
        default: nil
        }
    }
}

private struct TableRule: PageModel {
    let term: String
    let rule: String

    func value(_ name: String) -> PageValue? {
        switch name {
        case "term": .text(term)
        case "rule": .text(rule)
        default: nil
        }
    }
}

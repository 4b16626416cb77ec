internal import Web

/// A chart under its finding, with its table one tap away.
struct ChartBlock: PageModel {
    let title: String
    let note: String?
    let picture: Markup
    let heads: [String]
    let rows: [[String]]
    /// In print the table stands open.
    var isOpen = false

    func value(_ name: String) -> PageValue? {
        switch name {
        case "title": .text(title)
        case "note": .text(note)
        case "chartMarkup": .markup(picture)
        case "heads": .list(heads.map(Cell.init))
        case "rows": .list(rows.map(Line.init))
        case "isOpen": .flag(isOpen)
        default: nil
        }
    }

    private struct Cell: PageModel {
        let text: String
        func value(_ name: String) -> PageValue? { name == "cell" ? .text(text) : nil }
    }

    private struct Line: PageModel {
        let head: String
        let cells: [String]

        init(_ texts: [String]) {
            head = texts.first ?? ""
            cells = Array(texts.dropFirst())
        }

        func value(_ name: String) -> PageValue? {
            switch name {
            case "head": .text(head)
            case "cells": .list(cells.map(Cell.init))
            default: nil
            }
        }
    }
}

internal import Web

/// A text alone, for options and cells.
struct ChoiceText: PageModel {
    let text: String

    func value(_ name: String) -> PageValue? { name == "cell" ? .text(text) : nil }
}

/// One of the first messages of an upload.
struct RowLine: PageModel {
    let row: UploadLook.Row
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "time": .text(voice.exact(row.at))
        case "sender": .text(row.sender)
        case "text": .text(row.text)
        case "groupOfRow": .text(row.group)
        default: nil
        }
    }
}

/// One of the first records of a table nobody knows.
struct RecordLine: PageModel {
    let cells: [String]

    func value(_ name: String) -> PageValue? { name == "cells" ? .list(cells.map { ChoiceText(text: $0) }) : nil }
}

/// Which column means this?
struct ColumnQuestion: PageModel {
    let field: String
    let label: String
    let choices: [Choice]

    func value(_ name: String) -> PageValue? {
        switch name {
        case "field": .text("column-\(field)")
        case "label": .text(label)
        case "choices": .list(choices)
        default: nil
        }
    }
}

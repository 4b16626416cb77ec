internal import Exports
internal import FeatureStores
internal import Kernel
internal import Web

/// One upload before its import: what it is, its first messages, and what only the person can know.
struct UploadModel: PageModel {
    let upload: Upload
    let look: UploadLook
    let answers: UploadAnswers
    let errors: FieldErrors
    let knownGroups: [GroupEntry]
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "file": .text(upload.name)
        case "size": .text(voice.bytes(upload.bytes))
        case "action": .text(path)
        case "importHref": .text(seat.path("/import"))
        case "removeAction": .text(path + "/removal")
        case "recognised": .text(recognised)
        case "problem": .text(look.foreign.map { voice.say("import.foreign.\($0.rawValue)") } ?? look.problem.map { voice.say($0.textKey) })
        case "isHopeless": .flag(isHopeless)
        case "rows": .list(look.rows.map { RowLine(row: $0, voice: voice) })
        case "hasRows": .flag(!look.rows.isEmpty)
        case "tableHeads": .list((look.table?.columns ?? []).map { ChoiceText(text: $0) })
        case "tableRows": .list((look.table?.rows ?? []).map { RecordLine(cells: $0) })
        case "hasTable": .flag(look.table != nil)
        case "namesGroup": .flag(look.namesGroup)
        case "asksGroup": .flag(!look.namesGroup)
        case "group": .typed(answers.group)
        case "groupNote": .text(voice.say(groupNote))
        case "knownGroups": .list(knownGroups.map { Choice("\($0.id)", $0.name, isChosen: "\($0.id)" == answers.known) })
        case "hasKnownGroups": .flag(!knownGroups.isEmpty)
        case "zone": .text(answers.zone)
        case "zoneChoices": .list(ZoneChoices.choices(including: answers.zone, voice))
        case "asksYear": .flag(asked(.yearNeeded(.chatlogTXT), answers.year))
        case "year": .typed(answers.year.isEmpty ? "\(voice.zone.day(of: voice.now).civil.year)" : answers.year)
        case "asksDay": .flag(asked(.dayNeeded(.chatlogTXT), answers.day))
        case "day": .typed(answers.day)
        case "asksDateOrder": .flag(asked(.dateOrderNeeded(.whatsAppTXT), answers.dateOrder))
        case "dateOrderChoices":
            .list(DateOrder.allCases.map { Choice($0.rawValue, voice.say("import.order.\($0.rawValue)"), isChosen: $0.rawValue == answers.dateOrder) })
        case "asksColumns": .flag(!columnNames.isEmpty)
        case "columnQuestions": .list(UploadAnswers.columnFields.map(question))
        case "asksFormat": .flag(asksFormat)
        case "formatChoices":
            .list(ExportFormat.allCases.map { Choice($0.rawValue, voice.say("format.\($0.rawValue)"), isChosen: $0.rawValue == answers.format) })
        default: errors.value(name, fields: ["group", "zone", "year", "day", "columns"])
        }
    }

    private var groupNote: String {
        if look.isBundle { return "import.group.note-bundle" }
        return look.problem == nil ? "import.group.note" : "import.group.note-open"
    }

    private var path: String { seat.path("/import/uploads/\(upload.id)") }

    private var recognised: String? {
        guard look.problem == nil else { return nil }
        let formats = look.formats.map { voice.say("format.\($0.rawValue)") }.joined(separator: voice.language == .chinese ? "、" : ", ")
        return look.exports > 1
            ? voice.say("import.recognised-many", ["format": formats, "count": "\(look.exports)"])
            : voice.say("import.recognised", ["format": formats])
    }

    /// No answer can help: only another file.
    var isHopeless: Bool {
        if look.foreign != nil { return true }
        return switch look.problem {
        case nil, .yearNeeded, .dayNeeded, .dateOrderNeeded, .columnsNeeded, .columnMissing, .unrecognised, .notOfFormat: false
        default: true
        }
    }

    private var asksFormat: Bool {
        switch look.problem {
        case .unrecognised, .notOfFormat: true
        default: !answers.format.isEmpty
        }
    }

    /// A question is asked while it is open, and shown again once it was answered.
    private func asked(_ example: ExportError, _ answer: String) -> Bool {
        !answer.isEmpty || look.problem?.textKey == example.textKey
    }

    private var columnNames: [String] {
        switch look.problem {
        case .columnsNeeded(let found), .columnMissing(_, let found): found
        // Answered already, and something else is asked now: the answers stay choosable as they are.
        default: answers.columns.values.sorted()
        }
    }

    private func question(_ field: String) -> ColumnQuestion {
        let isOptional = !["time", "sender", "text"].contains(field)
        let chosen = answers.columns.isEmpty ? ColumnGuess.column(for: field, among: columnNames) : answers.columns[field]
        let none = isOptional ? "import.column.none" : "import.column.choose"
        return ColumnQuestion(
            field: field, label: voice.say("import.column.\(field)"),
            choices: [Choice("", voice.say(none), isChosen: chosen == nil)]
                + columnNames.map { Choice($0, $0, isChosen: chosen == $0) })
    }
}

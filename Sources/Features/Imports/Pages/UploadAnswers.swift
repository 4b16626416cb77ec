internal import Exports
internal import Kernel
internal import Web

/// What a person said about an upload, as typed; so the form can be shown again as it was.
struct UploadAnswers: Sendable {
    static let columnFields = ["time", "sender", "text", "name", "group", "type"]

    var group = ""
    /// A group that is there already, chosen instead of a name: its id; empty for another one.
    var known = ""
    var zone: String
    var year = ""
    var day = ""
    var dateOrder = ""
    var format = ""
    var columns: [String: String] = [:]

    init(zone: Zone) { self.zone = zone.name }

    init(_ form: Form, zone: Zone) {
        known = form.text("known")
        group = form.text("group")
        self.zone = form.optional("zone") ?? zone.name
        year = form.text("year")
        day = form.text("day")
        dateOrder = form.text("date-order")
        format = form.text("format")
        for field in Self.columnFields { columns[field] = form.optional("column-\(field)") }
    }

    var exportFormat: ExportFormat? { ExportFormat(rawValue: format) }

    /// The options to read with, and what could not be understood.
    func options() -> (options: ReadOptions, errors: [String: String]) {
        var options = ReadOptions(), errors: [String: String] = [:]
        if let found = Zone(zone) { options.zone = found } else { errors["zone"] = "refusal.staff.zone-unknown" }
        if !year.isEmpty {
            options.year = Int(year).flatMap { (1990...2100).contains($0) ? $0 : nil }
            if options.year == nil { errors["year"] = "import.answer.year" }
        }
        if !day.isEmpty {
            options.day = day.utf8.count == 10 ? Instant(iso: day, zone: options.zone).map { options.zone.day(of: $0) } : nil
            if options.day == nil { errors["day"] = "import.answer.day" }
        }
        options.dateOrder = DateOrder(rawValue: dateOrder)
        if let time = columns["time"], let sender = columns["sender"], let text = columns["text"] {
            options.columns = ColumnMapping(
                time: time, sender: sender, text: text, senderName: columns["name"], group: columns["group"], type: columns["type"])
        } else if !columns.isEmpty {
            errors["columns"] = "import.answer.columns"
        }
        return (options, errors)
    }
}

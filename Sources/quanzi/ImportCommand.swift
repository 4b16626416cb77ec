import App
import ArgumentParser
import Exports
import FeatureStores
import Foundation
import Kernel

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Imports chat exports; the format is recognised from the content.")

    @OptionGroup var place: PlaceOptions
    @Option(help: "Name or id of the workspace.")
    var workspace: String?
    @Option(help: "The group the messages belong to, whatever the file says.")
    var group: String?
    @Option(help: "The format, if it should not be recognised: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: String?
    @Option(help: "Zone of times that carry none. Default: the workspace's.")
    var zone: String?
    @Option(help: "Year of the first line, for formats that write none; it goes up when the month falls.")
    var year: Int?
    @Option(help: "Day of the first line (2026-11-21), for formats that write only the time of day.")
    var day: String?
    @Option(help: "Columns of a CSV: time=…,sender=…,text=…[,name=…][,group=…][,type=…], by their names in the header.")
    var columns: String?
    @Option(name: .customLong("date-order"), help: "Order of dates such as 03/04/24: dmy, mdy or ymd.")
    var dateOrder: String?
    @Flag(name: .customLong("no-search"), help: "Leave the search index for later: the server adds the messages at its next start.")
    var noSearch = false
    @Flag(help: "Print one JSON document.")
    var json = false
    @Argument(help: "Files, also .gz and .zip.")
    var files: [String]

    func run() async throws {
        let installation = try await place.open()
        let workspace = try await installation.workspace(workspace)
        let options = try readOptions(workspace)
        let started = installation.world.now()
        var document = ImportDocument()
        var results: [ImportResult] = []
        var failures: [String] = []
        for file in files {
            do {
                let exports = try Exports.open(path: file, format: try formatArgument(), options: options)
                for export in exports {
                    let result = try await one(export, file: file, into: workspace.id, installation)
                    document.add(result)
                    results.append(result)
                }
            } catch let error as ExportError {
                failures.append("\(file): \(ExportSentence.of(error))")
            }
        }
        try await installation.importDesk(withSearch: !noSearch).noteRecords(results, in: workspace.id)
        // Whatever was added, by this run or by one that was cut off before.
        try await installation.insights.refresh(workspace.id)
        try await installation.close()
        let elapsed = installation.world.now() - started
        document.seconds = Double(elapsed.milliseconds) / 1000
        document.peak_rss_mb = Terminal.peakMemory
        document.problems = failures
        if json { try Terminal.print(json: document) } else { print(document.text) }
        for failure in failures { Terminal.say("quanzi: \(failure)") }
        if !failures.isEmpty { throw ExitCode(1) }
    }

    private func one(
        _ export: OpenedExport, file: String, into workspace: WorkspaceID, _ installation: Installation
    ) async throws -> ImportResult {
        let name = export.name
        let rejects = RejectsFile(folder: installation.place.rejectsFolder, source: name, now: installation.world.now())
        let meter = ProgressMeter(file: name, world: installation.world)
        let id = try await installation.noteImport(into: workspace)
        let target = ImportDesk.Target(
            workspace: workspace, groupName: group, fallbackGroup: ImportDesk.groupName(of: export.bundledName ?? file),
            cause: .imported(id))
        let result = try await installation.importDesk(withSearch: !noSearch).run(
            ImportSource(export), into: target, rejects: { try rejects.add($0) }, progress: { meter.show($0) })
        meter.end()
        if result.rejected > 0 { Terminal.say("\(name): \(result.rejected) lines could not be read, see \(rejects.path)") }
        return result
    }

    private func formatArgument() throws -> ExportFormat? {
        try format.map { name in
            guard let format = ExportFormat(rawValue: name) else {
                throw CommandFailure(
                    sentence: "no format is named \(name); there are \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", "))",
                    code: 64)
            }
            return format
        }
    }

    private func readOptions(_ workspace: Workspace) throws -> ReadOptions {
        var options = ReadOptions(zone: try zone.map(ZoneArgument.parse) ?? workspace.zone, year: year)
        if let day {
            guard let instant = Instant(iso: day, zone: options.zone) else {
                throw CommandFailure(sentence: "--day takes a day such as 2026-11-21, not \(day)", code: 64)
            }
            options.day = options.zone.day(of: instant)
        }
        if let dateOrder {
            guard let order = DateOrder(rawValue: dateOrder) else {
                throw CommandFailure(sentence: "--date-order takes dmy, mdy or ymd, not \(dateOrder)", code: 64)
            }
            options.dateOrder = order
        }
        options.columns = try columns.map(ColumnArgument.parse)
        return options
    }
}

/// `time=时间,sender=昵称,text=内容`
enum ColumnArgument {
    static func parse(_ text: String) throws -> ColumnMapping {
        var parts: [String: String] = [:]
        for part in text.split(separator: ",") {
            guard let equals = part.firstIndex(of: "=") else {
                throw CommandFailure(sentence: "--columns takes pairs such as time=时间, not \(part)", code: 64)
            }
            parts[String(part[..<equals])] = String(part[part.index(after: equals)...])
        }
        guard let time = parts["time"], let sender = parts["sender"], let text = parts["text"] else {
            throw CommandFailure(sentence: "--columns needs at least time=…, sender=… and text=…", code: 64)
        }
        return ColumnMapping(
            time: time, sender: sender, text: text, senderName: parts["name"], group: parts["group"], type: parts["type"])
    }
}

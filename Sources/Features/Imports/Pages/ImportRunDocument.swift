internal import FeatureStores
internal import Kernel
internal import Web

/// One import of the console, with what came of each export in the file, under the keys of `quanzi import --json`.
struct ImportRunDocument: APIDocument {
    struct File: APIDocument {
        static var schemaName: String { "ImportedFile" }

        var path: String
        var format: String
        var groups: [String]
        var messages: Int
        var events: Int
        var members: Int
        var duplicates: Int
        var rejected: Int
        var firstAt: Instant?
        var lastAt: Instant?

        static var notes: [String: String] {
            ["messages": "New ones.", "events": "New ones.", "duplicates": "Lines that were there already.", "rejected": "Lines that could not be read."]
        }
    }
    struct Progress: APIDocument {
        static var schemaName: String { "ImportProgress" }

        var bytesDone: Int64
        var bytesTotal: Int64
        var messages: Int

        static var notes: [String: String] { ["bytes_total": "0 if nobody knows."] }
    }

    static var schemaName: String { "ImportRun" }

    var id: ImportID
    var file: String
    var state: ImportRun.State
    var startedAt: Instant
    var endedAt: Instant?
    var problem: String?
    var progress: Progress?
    var files: [File]

    static var notes: [String: String] {
        ["problem": "Why it failed, in a sentence.", "progress": "While it runs.", "files": "One for each export in the file."]
    }

    init(_ run: ImportRun, say: (String) -> String) {
        id = run.id
        file = run.file
        state = run.state
        startedAt = run.started
        endedAt = run.ended
        problem = run.problem.map(say)
        progress = run.progress.map { Progress(bytesDone: $0.bytesDone, bytesTotal: $0.bytesTotal, messages: $0.messages) }
        files = run.results.map { result in
            File(
                path: result.name, format: result.format, groups: result.groups, messages: result.messages, events: result.events,
                members: result.members, duplicates: result.duplicates, rejected: result.rejected,
                firstAt: result.firstMs.map { Instant(milliseconds: $0) }, lastAt: result.lastMs.map { Instant(milliseconds: $0) })
        }
    }
}

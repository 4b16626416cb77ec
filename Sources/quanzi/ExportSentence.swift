import Exports

/// What a person at a terminal reads when an export cannot be read.
enum ExportSentence {
    static func of(_ error: ExportError) -> String {
        switch error {
        case .notFound: "there is no such file, or the link leads nowhere"
        case .notAFile(let what): "is a \(what), not a file"
        case .notReadable(let reason): "cannot be read: \(reason)"
        case .empty: "the file is empty"
        case .unrecognised(let tried): "is none of the formats known; tried \(tried.map(\.rawValue).joined(separator: ", ")). Name one with --format, or the columns of a CSV with --columns"
        case .notOfFormat(let format): "is not of the format \(format.rawValue)"
        case .yearNeeded: "the lines carry no year; give the year of the first line with --year"
        case .dayNeeded: "the lines carry only the time of day; give the day of the first line with --day"
        case .dateOrderNeeded: "the dates could be day/month or month/day; give --date-order dmy, mdy or ymd"
        case .columnsNeeded(let found): "is a CSV of an unknown tool; say which column is which with --columns. Its columns: \(found.joined(separator: ", "))"
        case .columnMissing(let name, let found): "has no column \(name). Its columns: \(found.joined(separator: ", "))"
        case .unpacksTooFar(let limit): "unpacks to more than \(limit >> 20) MiB for its size; unpack it yourself if you trust it"
        case .brokenArchive(let reason): "the packed file is broken: \(reason)"
        case .archiveOfManyWithoutExport: "holds no file that could be an export"
        case .tooDeep(let line): "line \(line): nested too deeply"
        case .lineTooLong(let line, let limit): "line \(line) is longer than \(limit >> 20) MiB"
        case .brokenJSON(let line): "line \(line): broken JSON; what came before it was imported"
        case .readFailed(let reason): "reading failed: \(reason)"
        }
    }
}

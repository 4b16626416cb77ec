internal import FeatureStores
internal import Kernel
internal import Web

/// What came of one export in an upload.
struct ImportedFile: PageModel {
    let result: ImportRun.FileResult
    let run: ImportRun
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "name": .text(shownName)
        case "format": .text(voice.say("format.\(result.format)"))
        case "groups": .text(groups)
        case "messages": .text(voice.grouped(result.messages))
        case "events": .text(voice.grouped(result.events))
        case "members": .text(voice.grouped(result.members))
        case "duplicates": .text(voice.grouped(result.duplicates))
        case "rejected": .text(voice.grouped(result.rejected))
        case "span": .text(span)
        default: nil
        }
    }

    /// Where the upload lay is nobody's business; what a .zip called its entry is.
    private var shownName: String {
        guard let mark = result.name.firstRange(of: ".upload/") else { return run.file }
        return String(result.name[mark.upperBound...])
    }

    private var groups: String {
        let shown = result.groups.prefix(3).joined(separator: voice.language == .chinese ? "、" : ", ")
        let count = result.groups.count
        return count > 3 ? shown + voice.say("import.groups-more", ["count": voice.grouped(count)]) : shown
    }

    private var span: String {
        guard let first = result.firstMs, let last = result.lastMs else { return "–" }
        func day(_ ms: Int64) -> String { "\(voice.zone.day(of: Instant(milliseconds: ms)))" }
        return day(first) == day(last) ? day(first) : "\(day(first)) – \(day(last))"
    }
}

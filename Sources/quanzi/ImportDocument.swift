import Exports
import FeatureStores
import Kernel

/// The result as `--json` prints it. The keys are public: they never change their meaning.
struct ImportDocument: Encodable {
    struct File: Encodable {
        var path: String
        var format: String
        var groups: [String]
        var messages: Int
        var events: Int
        var members: Int
        var duplicates: Int
        var rejected: Int
        var first_at: String?
        var last_at: String?
    }

    var files: [File] = []
    /// New ones.
    var messages = 0
    var events = 0
    var duplicates = 0
    var rejected = 0
    var seconds = 0.0
    var peak_rss_mb = 0
    /// Files that could not be read at all, each with a sentence.
    var problems: [String] = []

    mutating func add(_ result: ImportResult) {
        files.append(
            File(
                path: result.path, format: result.format.rawValue, groups: result.groups, messages: result.messages,
                events: result.events, members: result.members, duplicates: result.duplicates, rejected: result.rejected,
                first_at: result.first?.iso, last_at: result.last?.iso))
        messages += result.messages
        events += result.events
        duplicates += result.duplicates
        rejected += result.rejected
    }

    var text: String {
        let lines = files.map { file in
            "\(file.path) (\(file.format)): \(file.messages) messages and \(file.events) events new, \(file.duplicates) known, \(file.rejected) not readable; groups: \(file.groups.joined(separator: ", "))"
        }
        return (lines + ["\(messages) messages and \(events) events in \(seconds) s"]).joined(separator: "\n")
    }
}

internal import Kernel
internal import Web

/// The workspace that a token opens.
struct WorkspaceDocument: APIDocument {
    var id: WorkspaceID
    var name: String
    var zone: String
    var isSample: Bool

    static var notes: [String: String] {
        ["zone": "IANA name; days and hours are cut in it.", "is_sample": "Made of invented data."]
    }
}

internal import Kernel
internal import Web

/// Whom a member becomes a part of.
struct MergeDocument: APIDocument {
    var into: MemberID

    static var notes: [String: String] { ["into": "The member that stays."] }
}

internal import Foundation

/// The name of a brand, as the console shows it.
public struct WorkspaceName: Sendable, Equatable {
    public static let maximumLength = 60

    public let shown: String

    public init(_ typed: String) throws(StaffRefusal) {
        shown = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !shown.isEmpty else { throw .workspaceNameEmpty }
        guard shown.count <= Self.maximumLength, shown.utf8.count <= 600 else { throw .workspaceNameTooLong }
    }
}

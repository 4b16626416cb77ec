internal import Foundation

/// A name people sign in with: shown as typed, compared without case and width.
public struct StaffName: Sendable, Equatable {
    public static let maximumLength = 40

    public let shown: String
    /// ＡＬｉＣＥ and alice are the same.
    public let key: String

    public init(_ typed: String) throws(StaffRefusal) {
        let trimmed = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty, trimmed.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw .nameEmpty
        }
        guard trimmed.count <= Self.maximumLength, trimmed.utf8.count <= 400 else { throw .nameTooLong }
        shown = trimmed
        key = Self.key(trimmed)
    }

    /// For looking a name up, whatever was typed.
    public static func key(_ typed: String) -> String {
        typed.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCompatibilityMapping.lowercased()
    }
}

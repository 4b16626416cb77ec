public import FeatureRules
internal import Foundation
internal import Kernel
internal import Storage

/// What one version of a welcome says.
public struct WelcomeBody: Sendable, Hashable, Codable {
    public var text: String
    /// What stands for the name of a contact that is not known.
    public var calling: String
    public var attachments: [WelcomeAttachment]

    public init(text: String, calling: String, attachments: [WelcomeAttachment]) {
        self.text = text
        self.calling = calling
        self.attachments = attachments
    }

    /// Files that must be at the platform.
    var media: Set<Int64> { Set(attachments.compactMap { $0.medium?.rawValue }) }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init(json: String) throws {
        do { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) } catch {
            throw StorageError.corrupt("welcome_version: a body that cannot be read")
        }
    }
}

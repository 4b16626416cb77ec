public import ArchiveConnector

/// Why an archive is not read, from what was noted of it, for words that a shop owner understands.
public enum ArchiveTrouble: Sendable, Equatable {
    case library(ArchiveFailure)
    /// The key of the installation does not open the archive's secrets.
    case sealed
    /// The platform's API, when it was asked who agreed.
    case platform

    /// The library's codes ([D:91774], read 2025).
    private static let codes: [Int32] = [10_000, 10_001, 10_002, 10_003, 10_005, 10_006, 10_008, 10_009, 10_010, 10_011]

    /// - Parameter problem: as it was noted.
    public init(problem: String) {
        let plain: [ArchiveFailure] = [.noLibrary, .died, .tooSlow, .unreadable]
        let version = problem.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).first.flatMap { Int($0) } ?? 0
        let candidates = plain + Self.codes.map { .refused(code: $0) } + [.noKey(version: version)]
        if let failure = candidates.first(where: { "\($0)" == problem }) { self = .library(failure) } else {
            self = problem == Self.sealedProblem ? .sealed : .platform
        }
    }

    /// How `sealed` is noted; all else says itself.
    public static let sealedProblem = "the key of the installation does not open the secrets of the archive"

    /// The last part of its text key.
    public var word: String {
        switch self {
        case .library(.noLibrary): "no-library"
        case .library(.died): "died"
        case .library(.tooSlow): "too-slow"
        case .library(.unreadable): "unreadable"
        case .library(.noKey): "no-key"
        case .library(.refused(10_000)): "credentials"
        case .library(.refused(10_001)): "network"
        case .library(.refused(10_009)): "address"
        case .library(.refused(10_010)): "expired"
        case .library(.refused(10_011)): "certificate"
        case .library(.refused): "code"
        case .sealed: "sealed"
        case .platform: "platform"
        }
    }

    /// A number its sentence names; nil for none.
    public var number: Int? {
        switch self {
        case .library(.noKey(let version)): version
        case .library(.refused(let code)): Int(code)
        default: nil
        }
    }
}

internal import FeatureStores
internal import Foundation
public import Kernel
internal import Storage
internal import Vault

/// Looks an installation over and says what it found, one sentence each.
public struct Doctor: Sendable {
    public enum Verdict: String, Sendable {
        case fine, attention, wrong

        public var mark: String {
            switch self {
            case .fine: "✓"
            case .attention: "!"
            case .wrong: "✗"
            }
        }
    }

    public struct Finding: Sendable {
        public var check: String
        public var verdict: Verdict
        public var sentence: String
    }

    private let place: DataPlace
    private let version: String
    private let world: World
    /// Below this much free disk an import of a large export may not fit.
    private static let leastFreeBytes: Int64 = 1 << 30

    public init(_ place: DataPlace, version: String, world: World = .live) {
        self.place = place
        self.version = version
        self.world = world
    }

    public func examine() async -> [Finding] {
        var findings = [Finding(check: "version", verdict: .fine, sentence: "quanzi \(version)")]
        do { try place.find() } catch {
            return findings + [Finding(check: "data folder", verdict: .wrong, sentence: "\(error)")]
        }
        findings.append(Finding(check: "data folder", verdict: .fine, sentence: "\(place.folder) can be written"))
        findings.append(disk())
        findings.append(clock())
        findings.append(fonts())
        findings += await engine()
        return findings
    }

    private func disk() -> Finding {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: place.folder)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return Finding(check: "free disk", verdict: .attention, sentence: "could not be found out")
        }
        let enough = free >= Doctor.leastFreeBytes
        return Finding(
            check: "free disk", verdict: enough ? .fine : .attention,
            sentence: "\(free >> 20) MiB free\(enough ? "" : "; an import may not fit, make room")")
    }

    private func clock() -> Finding {
        // The day this version was made: a clock before it is wrong.
        let made = Instant(milliseconds: 1_795_219_200_000), now = world.now()
        return Finding(
            check: "clock", verdict: now >= made ? .fine : .wrong,
            sentence: now >= made ? "\(now.iso)" : "\(now.iso) is before this version was made; set the clock")
    }

    private func fonts() -> Finding {
        let known = ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/truetype/noto/NotoSansCJK-Regular.ttc"]
        let found = known.contains { FileManager.default.fileExists(atPath: $0) }
        return Finding(
            check: "fonts", verdict: found ? .fine : .attention,
            sentence: found ? "Noto Sans CJK is installed" : "no Chinese font for pictures; install Debian's fonts-noto-cjk")
    }

    /// Whether what is sealed can be opened, and by nobody else.
    private func secrets(_ installation: Installation) async throws -> Finding {
        let file = KeyFile(path: place.keyFile)
        if let problem = installation.keyProblem {
            return Finding(
                check: "secrets", verdict: .wrong,
                sentence: "\(problem), so webhooks are not sent, and nothing comes over bridges or from message archives; put the right key back, or move the file away and make the secrets anew")
        }
        let unreadable = try await installation.unreadableSecrets()
        if unreadable > 0 {
            return Finding(
                check: "secrets", verdict: .wrong,
                sentence: "\(place.keyFile) does not open \(unreadable) of the secrets of webhooks, bridges and message archives; put the key back that belongs to this database, or make the secrets anew")
        }
        guard try file.read() != nil else {
            return Finding(check: "secrets", verdict: .attention, sentence: "no key file yet; the next start makes it")
        }
        return Finding(
            check: "secrets", verdict: file.isPrivate ? .fine : .attention,
            sentence: file.isPrivate
                ? "\(place.keyFile) opens them; it is in no backup, keep a copy of it elsewhere" : "others on this machine can read \(place.keyFile); chmod 600")
    }

    private func engine() async -> [Finding] {
        do {
            let installation = try await Installation(place, opening: .existing, world: world)
            let problems = try await installation.database.integrityProblems()
            let workspaces = try await installation.workspaces.all().count
            let hasStaff = try await installation.staff.hasStaff()
            let secrets = try await secrets(installation)
            try await installation.close()
            return [
                Finding(check: "engine", verdict: .fine, sentence: installation.database.dialect.rawValue),
                Finding(
                    check: "integrity", verdict: problems.isEmpty ? .fine : .wrong,
                    sentence: problems.first.map { "damaged: \($0); restore a backup" } ?? "no damage found"),
                Finding(
                    check: "accounts", verdict: hasStaff ? .fine : .attention,
                    sentence: hasStaff ? "set up, \(workspaces) workspaces" : "nobody can sign in yet; `quanzi serve` prints the link"),
                secrets,
                Finding(check: "WeCom", verdict: .fine, sentence: "not connected; not needed for imported chats"),
            ]
        } catch {
            return [Finding(check: "engine", verdict: .wrong, sentence: "\(error)")]
        }
    }
}

public import ArchiveConnector
internal import Crypto
internal import FeatureRules
internal import Foundation
public import Kernel
public import Storage

/// Fetches the pictures, voices and files that the policy of an archive wants, and removes what was kept long enough. A file lies in its
/// place before it is noted as kept, and is removed before that is noted: whatever dies in between, the next look does it again.
public struct ArchiveMediaIntake: Sendable {
    private let database: any Database
    private let folder: ArchiveMediaFolder
    private let world: World

    /// Of one look: records are read in between, and they are there for five days only.
    private static let atOnce = 100
    private static let longest = Span.seconds(20)
    /// After so many tries that were no fault of the network a file is left alone.
    private static let mostTries = 5
    private static let firstRest = Span.minutes(1)
    /// The platform keeps files so long ([D:91774], read 2025).
    private static let platformKeeps = Span.days(5)
    /// The library's codes for a file that is not there, or no more.
    private static let goneCodes: Set<Int32> = [10_005, 10_010]
    /// Network, answers that cannot be read, failures of the platform: to be asked again later, whatever file it is.
    private static let passing: Set<Int32> = [10_001, 10_002, 10_003]

    public init(database: any Database, folder: ArchiveMediaFolder, world: World) {
        self.database = database
        self.folder = folder
        self.world = world
    }

    private struct Wanted: Sendable {
        var place: ArchiveMediaEntry.Place
        var file: String
        var md5: String
        var at: Instant
        var tries: Int
    }

    /// - Throws: what the database throws, `CancellationError`, and what the file system refuses; no failure of the library.
    public func collect(_ archive: ArchiveEntry, from source: ArchiveSource, workspace: WorkspaceID) async throws {
        guard try await !due(archive, workspace).isEmpty, let hold = try folder.hold(archive.connection, in: workspace) else { return }
        defer { try? hold.close() }
        let began = world.now()
        // Whoever held it before may have fetched some of it.
        for wanted in try await due(archive, workspace) {
            try Task.checkCancellation()
            guard world.now() - began < Self.longest else { return }
            guard try await fetch(wanted, archive, source, workspace) else { return }
        }
    }

    private func due(_ archive: ArchiveEntry, _ workspace: WorkspaceID) async throws -> [Wanted] {
        let now = world.now()
        return try await database.read { tx in
            try tx.all(
                """
                SELECT seq, part, file_id, md5, at_ms, tries FROM archive_media
                WHERE workspace_id = \(workspace) AND connection_id = \(archive.connection) AND state = \(ArchiveMediaState.wanted.rawValue)
                AND next_ms <= \(now) ORDER BY next_ms, seq, part LIMIT \(Self.atOnce)
                """
            ) { row in
                Wanted(
                    place: .init(connection: archive.connection, seq: row.integer(0), part: row.int(1)), file: row.text(2), md5: row.text(3),
                    at: row.instant(4), tries: row.int(5))
            }
        }
    }

    /// Removes what was kept as long as the policies say, also of archives that are switched off and of connections that are no more.
    ///
    /// - Throws: what the database throws, `CancellationError`, and what the file system refuses.
    public func removeOld(in workspace: WorkspaceID) async throws {
        let now = world.now(), day = Span.days(1).milliseconds
        while true {
            try Task.checkCancellation()
            let old = try await database.read { tx in
                try tx.all(
                    """
                    SELECT m.connection_id, m.seq, m.part FROM archive_media m
                    JOIN message_archive a ON a.workspace_id = m.workspace_id AND a.connection_id = m.connection_id
                    WHERE m.workspace_id = \(workspace) AND m.state = \(ArchiveMediaState.kept.rawValue) AND a.media_days > 0
                    AND m.at_ms < \(now) - a.media_days * \(day) ORDER BY m.connection_id, m.seq, m.part LIMIT \(Self.atOnce)
                    """
                ) { ArchiveMediaEntry.Place(connection: $0.id(0), seq: $0.integer(1), part: $0.int(2)) }
            }
            for place in old {
                try folder.remove(place, in: workspace)
                _ = try await note(.removed, place, workspace)
            }
            if old.count < Self.atOnce { return }
        }
    }

    /// - Returns: false if nothing can be fetched at present.
    private func fetch(_ wanted: Wanted, _ archive: ArchiveEntry, _ source: ArchiveSource, _ workspace: WorkspaceID) async throws -> Bool {
        do {
            guard let bytes = try await source.file(wanted.file, archive.media.mostBytes) else {
                _ = try await note(.tooLarge, wanted.place, workspace)
                return true
            }
            // What was announced is what was said; anything else is not shown as it.
            let md5 = Insecure.MD5.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            guard wanted.md5.isEmpty || md5 == wanted.md5 else {
                try await rest(wanted, tries: wanted.tries + 1, workspace)
                return true
            }
            try folder.write(bytes, to: wanted.place, in: workspace)
            // Somebody may have said meanwhile that it is wanted no more.
            if try await !note(.kept, wanted.place, bytes: Int64(bytes.count), workspace) { try folder.remove(wanted.place, in: workspace) }
            return true
        } catch let failure as ArchiveFailure {
            // Whoever stops the server ends the library with it.
            try Task.checkCancellation()
            switch failure {
            case .refused(let code) where Self.goneCodes.contains(code): _ = try await note(.gone, wanted.place, workspace)
            case .refused(let code) where Self.passing.contains(code):
                // Another one is first the next time, should it be the file after all.
                try await rest(wanted, tries: wanted.tries, workspace)
                return false
            case .refused, .died, .tooSlow, .unreadable: try await rest(wanted, tries: wanted.tries + 1, workspace)
            case .noLibrary, .noKey: return false
            }
            return true
        }
    }

    /// Leaves a file alone for a while, or for good.
    private func rest(_ wanted: Wanted, tries: Int, _ workspace: WorkspaceID) async throws {
        let now = world.now(), place = wanted.place
        if now - wanted.at > Self.platformKeeps {
            _ = try await note(.gone, place, workspace)
        } else if tries >= Self.mostTries {
            _ = try await note(.failed, place, workspace)
        } else {
            let next = now + Span(milliseconds: Self.firstRest.milliseconds << tries)
            try await database.write { tx in
                try tx.run(
                    """
                    UPDATE archive_media SET tries = \(tries), next_ms = \(next)
                    WHERE workspace_id = \(workspace) AND connection_id = \(place.connection) AND seq = \(place.seq) AND part = \(place.part)
                    """)
            }
        }
    }

    /// - Returns: false if it is not known any more.
    private func note(_ state: ArchiveMediaState, _ place: ArchiveMediaEntry.Place, bytes: Int64? = nil, _ workspace: WorkspaceID) async throws -> Bool {
        try await database.write { tx in
            try tx.run(
                """
                UPDATE archive_media SET state = \(state.rawValue), bytes = coalesce(\(bytes.bound), bytes)
                WHERE workspace_id = \(workspace) AND connection_id = \(place.connection) AND seq = \(place.seq) AND part = \(place.part)
                """) > 0
        }
    }
}

internal import FeatureRules
public import FeatureStores
internal import Foundation
internal import HTTPTypes
internal import Kernel
public import Storage
public import Web

/// The message archive of a connection: how it stands, whose talk is kept, and how it is set up.
public struct ArchiveConsoleRoutes: Sendable {
    private let database: any Database
    private let connections: ConnectionDesk
    private let desk: ArchiveDesk
    private let library: String
    private let media: ArchiveMediaFolder
    private static let roomsShown = 200
    private static let peopleShown = 500

    /// - Parameter library: where the platform's library lies once somebody put it there. No form names a file, or whoever signs in as an
    ///   owner could have any program run.
    public init(database: any Database, connections: ConnectionDesk, desk: ArchiveDesk, library: String, media: ArchiveMediaFolder) {
        self.database = database
        self.connections = connections
        self.desk = desk
        self.library = library
        self.media = media
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/wecom/{connection}/archive", .role(.owners)) { try await archivePage($0, status: 200) { _ in } },
            .post("/w/{workspace}/wecom/{connection}/archive", .role(.owners), setUp),
            .post("/w/{workspace}/wecom/{connection}/archive/look", .role(.owners), look),
            .post("/w/{workspace}/wecom/{connection}/archive/switch", .role(.owners), turn),
            .get("/w/{workspace}/wecom/{connection}/archive/room", .role(.owners), room),
            .post("/w/{workspace}/wecom/{connection}/archive/media", .role(.owners), choose),
            .get("/w/{workspace}/archive/{connection}/media/{seq}/{part}", .role(.readers), medium),
        ]
    }

    /// Sets it up, or takes another secret or a further key. What is typed is never shown again.
    private func setUp(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await connection(visit), form = visit.form, cause = try Cause.staff(visit.signedIn().staff)
        let secret = form.text("secret"), key = form.text("key")
        do {
            var keys: [Int: String] = [:]
            if !key.isEmpty { keys[form.number("version") ?? 0] = key }
            let archive = try await known(entry.id, seat)
            // Not set up, or nothing of it can be opened any more.
            if try await versions(entry.id, seat) == nil {
                let terms = ArchiveDesk.Terms(library: archive?.library ?? library, secret: secret, keys: keys)
                _ = try await desk.connect(terms, of: entry.id, workspace: seat.workspace, cause: cause)
            } else {
                try await desk.change(secret: secret, adding: keys, of: entry.id, workspace: seat.workspace, cause: cause)
            }
            try await desk.ask(for: entry.id, workspace: seat.workspace)
        } catch let refusal as ArchiveRefusal {
            return try await archivePage(visit, status: 422) { model in
                model.version = form.text("version")
                model.errors[refusal.field] = visit.say("refusal.archive.\(refusal.rawValue)")
            }
        }
        return .redirect(to: Notice.path(path(entry, seat), "archive-saved"))
    }

    private func look(_ visit: Visit) async throws -> Reply {
        try await act(visit, "archive-asked") { id, seat, _ in try await desk.ask(for: id, workspace: seat.workspace) }
    }

    private func turn(_ visit: Visit) async throws -> Reply {
        let isOn = visit.form.text("on") == "1"
        return try await act(visit, isOn ? "archive-on" : "archive-off") { id, seat, cause in
            try await desk.turn(id, isOn: isOn, workspace: seat.workspace, cause: cause)
        }
    }

    /// Which pictures, voices and files are fetched.
    private func choose(_ visit: Visit) async throws -> Reply {
        let form = visit.form
        let policy = ArchiveMediaPolicy(
            kinds: Set(form.all("kind").compactMap { ArchiveMediaKind(rawValue: $0) }), megabytes: form.number("megabytes") ?? 0,
            days: form.number("days") ?? -1)
        do {
            return try await act(visit, "archive-media-saved") { id, seat, cause in
                try await desk.change(media: policy, of: id, workspace: seat.workspace, cause: cause)
            }
        } catch let refusal as ArchiveRefusal {
            return try await archivePage(visit, status: 422) { model in
                model.media?.policy = policy
                model.media?.typed = ["megabytes": form.text("megabytes"), "days": form.text("days")]
                model.media?.errors[refusal.field] = visit.say("refusal.archive.\(refusal.rawValue)")
            }
        }
    }

    /// A picture, voice or file that was fetched. Pictures are shown; what may be anything is saved, under a name that is one.
    private func medium(_ visit: Visit) async throws -> Reply {
        let workspace = try visit.place().workspace
        let place = try ArchiveMediaEntry.Place(connection: visit.id("connection"), seq: number("seq", visit), part: Int(number("part", visit)))
        guard let entry = try await database.read({ try ArchiveMediaQueries.one(place, in: workspace, $0) }), entry.state == .kept,
            let file = StoredFile(media.path(of: place, in: workspace))
        else { throw Failure.notFound }
        var headers: HTTPFields = [.contentType: "application/octet-stream", .cacheControl: "private, max-age=3600", .xContentTypeOptions: "nosniff"]
        if let type = Self.pictureType(try await file.beginning(8)) {
            headers[.contentType] = type
        } else {
            let name = ArchiveMediaName.safe(entry.name, kind: entry.kind, number: "\(place.seq)-\(place.part)")
            headers[.contentDisposition] = "attachment; filename*=UTF-8''\(Address.encoded(name))"
        }
        return .raw(file.response(headers))
    }

    /// By how it begins, whatever the archive called it; nil if it is none that every browser shows.
    private static func pictureType(_ bytes: [UInt8]) -> String? {
        let types: [([UInt8], String)] = [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"), ([0xFF, 0xD8, 0xFF], "image/jpeg"), (Array("GIF87a".utf8), "image/gif"),
            (Array("GIF89a".utf8), "image/gif"),
        ]
        return types.first { bytes.starts(with: $0.0) }?.1
    }

    /// A part of the address that is a number and nothing else.
    private func number(_ name: String, _ visit: Visit) throws -> Int64 {
        let text = try visit.parameter(name)
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text) else { throw Failure.notFound }
        return number
    }

    private func act(_ visit: Visit, _ notice: String, _ deed: (ConnectionID, Seat, Cause) async throws -> Void) async throws -> Reply {
        let seat = try visit.place(), entry = try await connection(visit)
        do { try await deed(entry.id, seat, .staff(visit.signedIn().staff)) } catch ArchiveRefusal.notFound { throw Failure.notFound }
        return .redirect(to: Notice.path(path(entry, seat), notice))
    }

    private func room(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), entry = try await connection(visit), asked = visit.query.text("room")
        let found = try await database.read { tx -> (room: ArchiveRoom, people: [ArchiveRoom.Person], names: [MemberID: String])? in
            guard let room = try ArchiveQueries.room(asked, of: entry.id, in: seat.workspace, tx) else { return nil }
            let people = try ArchiveQueries.people(in: asked, of: entry.id, most: Self.peopleShown, in: seat.workspace, tx)
            return (room, people, try MemberQueries.names(of: Set(people.compactMap(\.member)), in: seat.workspace, tx))
        }
        guard let found else { return .redirect(to: path(entry, seat)) }
        let model = ArchiveRoomModel(
            seat: seat, room: found.room, people: found.people, names: found.names, archiveHref: path(entry, seat), voice: visit.voice)
        return .page(page("room", found.room.name, model, status: 200))
    }

    private func archivePage(_ visit: Visit, status: Int, _ fill: (inout ArchiveModel) -> Void) async throws -> Reply {
        let seat = try visit.place(), entry = try await connection(visit), archive = try await known(entry.id, seat)
        let (rooms, count) = try await database.read { tx in
            let rooms = try ArchiveQueries.rooms(of: entry.id, most: Self.roomsShown, in: seat.workspace, tx)
            return (rooms, try ArchiveMediaQueries.count(of: entry.id, in: seat.workspace, tx))
        }
        var model = ArchiveModel(
            seat: seat, connection: entry, archive: archive, versions: try await versions(entry.id, seat), rooms: rooms, library: library,
            hasLibrary: FileManager.default.isReadableFile(atPath: library), voice: visit.voice)
        model.media = archive.map { ArchiveMediaModel(policy: $0.media, count: count, action: path(entry, seat) + "/media", voice: visit.voice) }
        fill(&model)
        return .page(page("archive", visit.say("archive.title"), model, status: status))
    }

    /// Nil if it is not set up, or what is sealed cannot be opened.
    private func versions(_ id: ConnectionID, _ seat: Seat) async throws -> [Int]? {
        do { return try await desk.keyVersions(of: id, workspace: seat.workspace) } catch is ArchiveRefusal { return nil }
    }

    private func known(_ id: ConnectionID, _ seat: Seat) async throws -> ArchiveEntry? {
        do { return try await desk.one(id, in: seat.workspace) } catch ArchiveRefusal.notFound { return nil }
    }

    private func connection(_ visit: Visit) async throws -> ConnectionEntry {
        do { return try await connections.one(visit.id("connection"), in: visit.place().workspace) } catch ConnectionRefusal.notFound {
            throw Failure.notFound
        }
    }

    private func path(_ entry: ConnectionEntry, _ seat: Seat) -> String { seat.path("/wecom/\(entry.id)/archive") }

    private func page(_ view: String, _ title: String, _ model: any PageModel, status: Int) -> Page {
        Page("MessageArchive/\(view)", title: title, model, frame: .console(SettingsConsoleRoutes.place), status: status)
    }
}

extension ArchiveRefusal {
    fileprivate var field: String {
        switch self {
        case .secretEmpty: "secret"
        case .keyUnreadable: "key"
        case .versionOutOfRange: "version"
        case .mediaSizeOutOfRange: "megabytes"
        case .mediaDaysOutOfRange: "days"
        case .notFound, .libraryMissing, .nothingNew, .keyMissing: "list"
        }
    }
}

internal import FeatureStores
internal import Kernel
internal import Web

/// The message archive of a connection; nothing of its secrets.
struct ArchiveModel: PageModel {
    let seat: Seat
    let connection: ConnectionEntry
    /// Nil if it was never set up.
    let archive: ArchiveEntry?
    /// Of the private keys; nil if the key of the installation does not open them.
    let versions: [Int]?
    let rooms: [ArchiveRoom]
    let library: String
    let hasLibrary: Bool
    let voice: Voice
    /// As it was typed.
    var version: String?
    var errors = FieldErrors()
    /// Nil if it was never set up.
    var media: ArchiveMediaModel?

    private func path(_ rest: String = "") -> PageValue { .text(seat.path("/wecom/\(connection.id)/archive\(rest)")) }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "connectionHref": .text(seat.path("/wecom/\(connection.id)"))
        case "callbackHref": .text(seat.path("/wecom/\(connection.id)/setup?step=callback"))
        case "corp": .text(connection.corpID)
        case "isSetUp": .flag(archive != nil)
        case "isOn": .flag(isOn)
        case "state": .text(voice.say(isOn ? "archive.state.on" : "archive.state.off"))
        case "trouble": .text(trouble)
        case "looked": .text(archive?.looked.map { voice.say("archive.looked", ["ago": voice.ago($0)]) } ?? voice.say("archive.never-looked"))
        case "lookedExact": .text(archive?.looked.map { voice.exact($0) } ?? "")
        case "fetched": .text(archive?.fetched.map { voice.say("archive.fetched", ["ago": voice.ago($0)]) })
        case "fetchedExact": .text(archive?.fetched.map { voice.exact($0) } ?? "")
        case "place": .text("\(archive?.seq ?? 0)")
        case "taken": .text(voice.grouped(archive?.taken ?? 0))
        case "withheld": .text(voice.grouped(archive?.withheld ?? 0))
        case "unread": .text(voice.grouped(archive?.unread ?? 0))
        case "isAsked": .flag(isAsked)
        case "canLook": .flag(isOn && !isAsked)
        case "lookAction": path("/look")
        case "switchAction": path("/switch")
        case "action": path()
        case "versions":
            .text(versions.map { voice.say("archive.versions", ["list": $0.map { "\($0)" }.joined(separator: ", ")]) })
        case "version": .typed(version ?? "\((versions?.last ?? 0) + 1)")
        case "needsLibrary": .flag(archive == nil && !hasLibrary)
        case "library": .text(archive?.library ?? library)
        case "media": .model(media)
        case "hasRooms": .flag(!rooms.isEmpty)
        case "rooms": .list(rooms.map { ArchiveRoomLine(room: $0, seat: seat, connection: connection.id, voice: voice) })
        default: errors.value(field, fields: ["secret", "version", "key", "list"])
        }
    }

    private var isOn: Bool { archive?.isOn ?? false }

    /// A person's wish that no look has answered yet.
    private var isAsked: Bool {
        guard isOn, let archive, let asked = archive.asked, archive.problem == nil else { return false }
        return archive.looked.map { $0 < asked } ?? true
    }

    private var trouble: String? {
        guard isOn, let archive else { return nil }
        let trouble = versions == nil ? .sealed : archive.problem.map { ArchiveTrouble(problem: $0) }
        return trouble.map { trouble in
            voice.say("archive.trouble.\(trouble.word)", ["number": trouble.number.map { "\($0)" } ?? "", "path": archive.library])
        }
    }
}

/// A room in the list.
private struct ArchiveRoomLine: PageModel {
    let room: ArchiveRoom
    let seat: Seat
    let connection: ConnectionID
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(room.name)
        case "href": .text(seat.path("/wecom/\(connection)/archive/room?room=\(Address.encoded(room.room))"))
        case "taken": .text(voice.grouped(room.taken))
        case "withheld": .text(voice.grouped(room.withheld))
        case "agreed": .text(voice.grouped(room.agreed))
        case "refused": .text(voice.grouped(room.refused))
        default: nil
        }
    }
}

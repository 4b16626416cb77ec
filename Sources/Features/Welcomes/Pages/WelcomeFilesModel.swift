internal import FeatureRules
internal import FeatureStores
internal import Web

/// The files that welcomes show.
struct WelcomeFilesModel: PageModel {
    let seat: Seat
    let files: [WelcomeMedium]
    /// A company is connected that must get them.
    let isConnected: Bool
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "welcomesHref": .text(seat.path("/welcomes"))
        case "uploadAction": .text(seat.path("/welcomes/files"))
        case "limitBytes": .text("\(WelcomeFileKind.file.mostBytes)")
        case "tooLarge": .text(voice.say("refusal.welcome.file-too-large"))
        case "sending": .text(voice.say("import.sending"))
        case "hasFiles": .flag(!files.isEmpty)
        case "files": .list(files.map { WelcomeFileLine(file: $0, isConnected: isConnected, seat: seat, voice: voice) })
        default: nil
        }
    }
}

/// One file in the list.
private struct WelcomeFileLine: PageModel {
    let file: WelcomeMedium
    let isConnected: Bool
    let seat: Seat
    let voice: Voice

    func value(_ field: String) -> PageValue? {
        switch field {
        case "name": .text(file.name)
        case "href": .text(seat.path("/welcomes/files/\(file.id)"))
        case "picture": .text(file.kind == .image ? seat.path("/welcomes/files/\(file.id)") : nil)
        case "kind": .text(voice.say("welcomes.attachment.\(file.kind.rawValue)"))
        case "size": .text(voice.bytes(Int64(file.size)))
        case "uses": .text(file.uses == 0 ? voice.say("welcomes.file.unused") : voice.say("welcomes.file.uses", ["count": voice.grouped(file.uses)]))
        case "isUnused": .flag(file.uses == 0)
        case "uploaded":
            .text(
                file.uses == 0 || !isConnected
                    ? nil : file.uploaded.map { voice.say("welcomes.file.uploaded", ["ago": voice.ago($0)]) } ?? voice.say("welcomes.file.waiting"))
        case "problem": .text(file.problem.map { voice.say("welcomes.file.problem", ["problem": $0]) })
        case "removeAction": .text(seat.path("/welcomes/files/\(file.id)/removal"))
        default: nil
        }
    }
}

internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// A picture, voice or file of a message: where it is, or why it is not there.
struct MessageMedium: PageModel {
    let entry: ArchiveMediaEntry
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "href":
            .text(entry.state == .kept ? seat.path("/archive/\(entry.place.connection)/media/\(entry.place.seq)/\(entry.place.part)") : nil)
        case "deed": .text(voice.say("message-media.\(entry.kind.rawValue)", ["name": named]))
        case "size": .text(voice.bytes(entry.bytes))
        case "what": .text(entry.name.isEmpty ? voice.say("message-kind.\(kind)") : entry.name)
        case "why": .text(voice.say("message-media.\(entry.state.rawValue)"))
        default: nil
        }
    }

    private var named: String { entry.name.isEmpty ? voice.say("message-kind.file") : entry.name }

    /// As messages call it.
    private var kind: String { entry.kind == .emotion ? "sticker" : entry.kind.rawValue }
}

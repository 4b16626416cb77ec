internal import FeatureStores
internal import Kernel
internal import Web

/// Where files are dropped, with those that wait for an answer and what was imported before.
struct ImportModel: PageModel {
    let uploads: [Upload]
    let runs: [ImportRun]
    let limitBytes: Int64
    let seat: Seat
    let voice: Voice

    static let runsShown = 30

    func value(_ name: String) -> PageValue? {
        switch name {
        case "uploadAction": .text(seat.path("/import/uploads"))
        case "limitBytes": .text("\(limitBytes)")
        case "limitNote": .text(voice.say("import.limit", ["limit": voice.bytes(limitBytes)]))
        case "tooLarge": .text(voice.say("import.too-large", ["limit": voice.bytes(limitBytes)]))
        case "sending": .text(voice.say("import.sending"))
        case "uploads": .list(uploads.map { UploadLine(upload: $0, seat: seat, voice: voice) })
        case "hasUploads": .flag(!uploads.isEmpty)
        case "runs": .list(runs.prefix(Self.runsShown).map { RunModel(run: $0, seat: seat, voice: voice) })
        case "hasRuns": .flag(!runs.isEmpty)
        case "isSettled": .flag(runs.first?.state == .done && !runs.contains { $0.state == .waiting || $0.state == .running })
        case "homeHref": .text(seat.path())
        default: nil
        }
    }
}

private struct UploadLine: PageModel {
    let upload: Upload
    let seat: Seat
    let voice: Voice

    func value(_ name: String) -> PageValue? {
        switch name {
        case "file": .text(upload.name)
        case "size": .text(voice.bytes(upload.bytes))
        case "href": .text(seat.path("/import/uploads/\(upload.id)"))
        case "received": .text(voice.ago(upload.received))
        case "receivedExact": .text(voice.exact(upload.received))
        default: nil
        }
    }
}

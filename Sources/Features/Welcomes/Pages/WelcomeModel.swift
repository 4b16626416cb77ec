internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

/// One welcome: how it looks in a phone, what goes with it, and when it holds.
struct WelcomeModel: PageModel {
    let seat: Seat
    let welcome: WelcomeEntry
    let files: [WelcomeMedium]
    let sent: Int
    let wording: WelcomeWording
    /// A name to try it with.
    var sample: String?
    /// What was typed and refused.
    var form: Form?
    var errors = FieldErrors()

    private var voice: Voice { wording.voice }
    private func path(_ rest: String = "") -> PageValue { .text(seat.path("/welcomes/\(welcome.id)\(rest)")) }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "welcomesHref": .text(seat.path("/welcomes"))
        case "isOn": .flag(welcome.isOn)
        case "isDefault": .flag(welcome.isDefault)
        case "terms": .text(welcome.isDefault ? voice.say("welcomes.when.default") : wording.phrases(welcome.terms).joined(separator: " · "))
        case "sent": .text(voice.say("welcomes.sent-so-far", ["count": voice.grouped(sent)]))
        case "settingsHref": path("/settings")
        case "switchAction": path("/switch")
        case "removeAction": path("/removal")
        case "tryHref": path()
        case "sample": .typed(sample ?? "")
        case "preview": .text(preview)
        case "isEmpty": .flag(!welcome.isComplete)
        case "hasAttachments": .flag(!welcome.body.attachments.isEmpty)
        case "attachments":
            .list(
                welcome.body.attachments.enumerated().map {
                    AttachmentLine(attachment: $0.element, place: $0.offset, welcome: welcome, files: files, seat: seat, voice: voice)
                })
        case "isFull": .flag(welcome.body.attachments.count >= WelcomePolicy.attachments)
        case "attachmentsNote": .text(voice.say("welcomes.attachments.note", ["count": "\(WelcomePolicy.attachments)"]))
        case "uploadAction": path("/files")
        case "limitBytes": .text("\(WelcomeFileKind.file.mostBytes)")
        case "tooLarge": .text(voice.say("refusal.welcome.file-too-large"))
        case "sending": .text(voice.say("import.sending"))
        case "attachAction": path("/attachments")
        case "hasFiles": .flag(!files.isEmpty)
        case "files": .list(files.map { Choice("\($0.id)", "\(voice.say("welcomes.attachment.\($0.kind.rawValue)")) · \($0.name)", isChosen: false) })
        case "hasCovers": .flag(files.contains { $0.kind == .image })
        case "covers": .list(files.filter { $0.kind == .image }.map { Choice("\($0.id)", $0.name, isChosen: form?.text("cover") == "\($0.id)") })
        case "filesHref": .text(seat.path("/welcomes/files"))
        case "linkTitle": .typed(typed("link", "title"))
        case "linkAddress": .typed(typed("link", "address"))
        case "linkPicture": .typed(typed("link", "picture"))
        case "linkDescription": .typed(typed("link", "description"))
        case "programTitle": .typed(typed("program", "title"))
        case "programApp": .typed(typed("program", "app"))
        case "programPage": .typed(typed("program", "page"))
        case "isLinkOpen": .flag(errors["link"] != nil)
        case "isProgramOpen": .flag(errors["program"] != nil)
        default: errors.value(field, fields: ["link", "program", "file", "list"])
        }
    }

    private func typed(_ kind: String, _ field: String) -> String { form?.text("kind") == kind ? form?.text(field) ?? "" : "" }

    private var preview: String? {
        guard let text = try? WelcomeText(welcome.body.text), !text.isEmpty else { return nil }
        return text.filled(contact: sample ?? voice.say("welcomes.sample-contact"), staff: voice.say("welcomes.sample-staff"))
    }
}

/// One attachment, as a phone shows it.
struct AttachmentLine: PageModel {
    let attachment: WelcomeAttachment
    let place: Int
    let welcome: WelcomeEntry?
    let files: [WelcomeMedium]
    let seat: Seat
    let voice: Voice

    private var file: WelcomeMedium? { attachment.medium.flatMap { medium in files.first { $0.id == medium } } }

    private func action(_ word: String) -> PageValue {
        .text(welcome.map { seat.path("/welcomes/\($0.id)/attachments/\(place)/\(word)") })
    }

    func value(_ field: String) -> PageValue? {
        switch field {
        case "kind": .text(voice.say("welcomes.attachment.\(attachment.kind)"))
        case "title": .text(title)
        case "detail": .text(detail)
        case "picture":
            .text(file.flatMap { $0.kind == .image ? seat.path("/welcomes/files/\($0.id)") : nil })
        case "canUp": .flag(place > 0)
        case "upAction": action("up")
        case "removeAction": action("removal")
        case "version": .text(welcome.map { "\($0.version)" })
        case "problem":
            .text(attachment.medium == nil ? nil : file == nil ? voice.say("welcomes.file.gone") : file?.problem.map { voice.say("welcomes.file.problem", ["problem": $0]) })
        default: nil
        }
    }

    private var title: String {
        switch attachment {
        case .link(let title, _, _, _), .program(let title, _, _, _): title
        case .image, .video, .file: file?.name ?? voice.say("welcomes.file.gone-name")
        }
    }

    private var detail: String? {
        switch attachment {
        case .link(_, let address, _, let description): description.isEmpty ? address : "\(description) · \(address)"
        case .program(_, let app, let page, _): "\(app) · \(page)"
        case .image, .video, .file: file.map { voice.bytes(Int64($0.size)) }
        }
    }
}

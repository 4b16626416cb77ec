internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import Web

extension WelcomesConsoleRoutes {
    var attachmentRoutes: [Route] {
        let welcome = "/w/{workspace}/welcomes/{welcome}"
        return [
            .post(welcome + "/attachments", .role(.operators), attach),
            .post(welcome + "/files", .role(.operators), intake: .stream, attachFile),
            .post(welcome + "/attachments/{attachment}/up", .role(.operators), moveAttachmentUp),
            .post(welcome + "/attachments/{attachment}/removal", .role(.operators), detach),
        ]
    }

    private func attach(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), form = visit.form
        do {
            let attachment = try await Self.attachment(form, media.all(in: seat.workspace))
            try await desk.attach(attachment, to: visit.id("welcome"), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
        } catch WelcomeRefusal.notFound {
            throw Failure.notFound
        } catch let refusal as WelcomeRefusal {
            // A title is asked for in two forms.
            let isOfProgram = form.text("kind") == "program" && refusal.field == "link"
            return try await show(visit, form: form, refusal: isOfProgram ? .programUnreadable : refusal)
        }
        return .redirect(to: Notice.path(seat.path("/welcomes/\(try visit.parameter("welcome"))"), "welcome-attached"))
    }

    /// What the fields of a form say.
    ///
    /// - Throws: `WelcomeRefusal`.
    static func attachment(_ form: Form, _ files: [WelcomeMedium]) throws(WelcomeRefusal) -> WelcomeAttachment {
        switch form.text("kind") {
        case "link":
            return try .link(
                typed: form.text("title"), address: form.text("address"), picture: form.text("picture"), description: form.text("description"))
        case "program":
            return try .program(
                typed: form.text("title"), app: form.text("app"), page: form.text("page"), cover: WelcomeMediumID(form.text("cover")))
        default:
            guard let id = WelcomeMediumID(form.text("file")), let file = files.first(where: { $0.id == id }) else { throw .fileMissing }
            return WelcomeAttachment(file.kind, id)
        }
    }

    /// Takes a file and puts it behind the others.
    private func attachFile(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), welcome = try await welcome(visit)
        do {
            guard welcome.body.attachments.count < WelcomePolicy.attachments else { throw WelcomeRefusal.tooManyAttachments }
            let taken = try await take(visit)
            try await desk.attach(
                WelcomeAttachment(taken.kind, taken.id), to: welcome.id, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return Self.next(Notice.path(seat.path("/welcomes/\(welcome.id)"), "welcome-attached"))
        } catch let refusal as WelcomeRefusal {
            return Self.refused(refusal, visit)
        }
    }

    private func moveAttachmentUp(_ visit: Visit) async throws -> Reply {
        try await arrange(visit) { place, version, welcome, seat, cause in
            try await desk.moveUp(place, version: version, of: welcome, workspace: seat.workspace, cause: cause)
        }
    }

    private func detach(_ visit: Visit) async throws -> Reply {
        try await arrange(visit) { place, version, welcome, seat, cause in
            try await desk.detach(place, version: version, of: welcome, workspace: seat.workspace, cause: cause)
        }
    }

    private func arrange(_ visit: Visit, _ deed: (Int, Int, WelcomeID, Seat, Kernel.Cause) async throws -> Void) async throws -> Reply {
        guard let place = Int(try visit.parameter("attachment")) else { throw Failure.notFound }
        let version = visit.form.number("version") ?? 0
        return try await act(visit, "saved") { welcome, seat, cause in try await deed(place, version, welcome, seat, cause) }
    }
}

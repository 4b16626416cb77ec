internal import Exports
internal import FeatureRules
internal import FeatureStores
internal import Kernel
internal import NIOPosix
internal import Storage
internal import Web

extension ImportsConsoleRoutes {
    /// Takes a file in; several at a time are begun at once if nothing needs to be asked (`direct=1`).
    func receive(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        var name = Upload.shownName(visit.query.text("name"))
        if name.isEmpty { name = visit.say("import.file.unnamed") }
        let upload: Upload
        do {
            upload = try await shelf.receive(visit.body(), name: name, workspace: seat.workspace)
        } catch Failure.tooLarge {
            let sentence = visit.say("import.too-large", ["limit": visit.voice.bytes(shelf.limitBytes)])
            return .json("{\"error\":\(JSONText.quoted(sentence))}", status: Failure.tooLarge.rawValue)
        }
        var next = seat.path("/import/uploads/\(upload.id)")
        if visit.query.text("direct") == "1" {
            let answers = UploadAnswers(zone: seat.zone)
            if try await look(at: upload, answers).problem == nil { _ = try await start(upload, answers, into: nil, visit) }
            next = seat.path("/import")
        }
        return .json("{\"next\":\(JSONText.quoted(next))}")
    }

    func showUpload(_ visit: Visit) async throws -> Reply {
        let upload = try upload(visit), seat = try visit.place()
        var answers = UploadAnswers(zone: seat.zone)
        let look = try await look(at: upload, answers)
        if !look.namesGroup, !look.isBundle, look.problem == nil { answers.group = String(ImportDesk.groupName(of: upload.name).prefix(GroupName.limit)) }
        return try await .page(page(upload, look, answers, errors: FieldErrors(), visit, status: 200))
    }

    func begin(_ visit: Visit) async throws -> Reply {
        let upload = try upload(visit), seat = try visit.place()
        let answers = UploadAnswers(visit.form, zone: seat.zone)
        var errors = FieldErrors()
        for (field, key) in answers.options().errors { errors[field] = visit.say(key) }
        var group = answers.group.isEmpty ? nil : answers.group
        if !answers.known.isEmpty {
            group = try await name(ofGroup: answers.known, in: seat.workspace)
            if group == nil { errors["group"] = visit.say("refusal.group.notFound") }
        } else if answers.group.count > GroupName.limit {
            errors["group"] = visit.say("refusal.group.nameTooLong")
        }
        let look = try await look(at: upload, answers)
        guard errors.isEmpty, look.problem == nil else {
            return try await .page(page(upload, look, answers, errors: errors, visit, status: 422))
        }
        return .redirect(to: seat.path("/import/runs/\(try await start(upload, answers, into: group, visit))"))
    }

    func remove(_ visit: Visit) async throws -> Reply {
        shelf.remove(try upload(visit))
        return .redirect(to: Notice.path(try visit.place().path("/import"), "upload-removed"))
    }

    /// Reading waits for the disk and may unpack much: not on the loop that answers requests, and not all at once.
    private func look(at upload: Upload, _ answers: UploadAnswers) async throws -> UploadLook {
        let path = shelf.path(of: upload)
        return try await lookers.pass {
            try await NIOThreadPool.singleton.runIfActive { UploadLook(path: path, answers: answers) }
        }
    }

    /// Nil if there is no such group.
    private func name(ofGroup id: String, in workspace: WorkspaceID) async throws -> String? {
        guard let group = GroupID(id) else { return nil }
        return try await database.read { tx in try GroupQueries.one(group, in: workspace, tx)?.name }
    }

    /// A second click finds the run of the first.
    private func start(_ upload: Upload, _ answers: UploadAnswers, into group: String?, _ visit: Visit) async throws -> ImportID {
        let run = try await queue.add(
            ImportOrder(
                workspace: visit.place().workspace, path: shelf.path(of: upload), file: upload.name,
                groupName: group, staff: visit.signedIn().staff,
                options: answers.options().options, format: answers.exportFormat))
        shelf.release(upload)
        return run
    }

    private func upload(_ visit: Visit) throws -> Upload {
        guard let upload = shelf.find(try visit.parameter("upload"), in: try visit.place().workspace) else { throw Failure.notFound }
        return upload
    }

    private func page(
        _ upload: Upload, _ look: UploadLook, _ answers: UploadAnswers, errors: FieldErrors, _ visit: Visit, status: Int
    ) async throws -> Page {
        let seat = try visit.place()
        let chosen = GroupID(answers.known).map { [$0] } ?? []
        let groups = try await database.read { try MatrixQueries.choices(including: chosen, in: seat.workspace, $0).groups }
        let model = UploadModel(
            upload: upload, look: look, answers: answers, errors: errors, knownGroups: groups, seat: seat, voice: visit.voice)
        return Page("Imports/upload", title: visit.say(model.isHopeless ? "import.upload.title-useless" : "import.upload.title"), model, frame: .console(Self.place), status: status)
    }
}

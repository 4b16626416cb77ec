internal import FeatureRules
internal import FeatureStores
internal import Hummingbird
internal import Kernel
internal import NIOCore
internal import NIOPosix
internal import Pictures
internal import Web

extension CodesConsoleRoutes {
    var targetRoutes: [Route] {
        let target = "/w/{workspace}/codes/{code}/targets/{target}"
        return [
            .post("/w/{workspace}/codes/{code}/targets", .role(.operators), intake: .stream, receive),
            .get("/w/{workspace}/codes/{code}/join-way", .role(.operators), showJoinWay),
            .post("/w/{workspace}/codes/{code}/join-way", .role(.operators), addJoinWay),
            .get(target, .role(.operators), showTarget),
            .post(target, .role(.operators), changeTarget),
            .post(target + "/picture", .role(.operators), intake: .stream, renew),
            .post(target + "/pause", .role(.operators), pause),
            .post(target + "/up", .role(.operators), moveUp),
            .post(target + "/again", .role(.operators), makeAgain),
            .post(target + "/removal", .role(.operators), removeTarget),
        ]
    }

    /// Takes the picture of a group's QR code; what is said of it is asked next.
    private func receive(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), code = try await code(visit)
        do {
            let picture = try await picture(visit)
            let plan = try TargetPlan(
                name: visit.say("codes.target.numbered", ["number": "\(code.targets.count + 1)"]), cap: LiveCodePolicy.personalSeats.value, members: 0,
                days: LiveCodePolicy.personalDays.value)
            let target = try await desk.add(plan, picture, to: code.id, workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            let path = seat.path("/codes/\(code.id)")
            return .json("{\"next\":\(JSONText.quoted(visit.query.text("direct") == "1" ? path : "\(path)/targets/\(target)"))}")
        } catch let refusal as LiveCodeRefusal {
            return refused(refusal, visit)
        }
    }

    private func renew(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), code = try await code(visit)
        do {
            try await desk.renew(
                visit.id("target"), of: code.id, picture(visit), days: LiveCodePolicy.personalDays.value, workspace: seat.workspace,
                cause: .staff(visit.signedIn().staff))
            return .json("{\"next\":\(JSONText.quoted(Notice.path(seat.path("/codes/\(code.id)"), "code-renewed")))}")
        } catch let refusal as LiveCodeRefusal {
            return refused(refusal, visit)
        }
    }

    private func refused(_ refusal: LiveCodeRefusal, _ visit: Visit) -> Reply {
        .json("{\"error\":\(JSONText.quoted(visit.say(refusal.textKey)))}", status: refusal == .notFound ? 404 : 422)
    }

    /// Reads a body that is a picture, and looks whether it can be opened, beside the loop that answers requests.
    private func picture(_ visit: Visit) async throws -> LiveCodeDesk.Picture {
        var bytes: [UInt8] = []
        for try await part in try visit.body() {
            guard bytes.count + part.readableBytes <= LiveCodeDesk.Picture.mostBytes else { throw LiveCodeRefusal.pictureTooLarge }
            bytes.append(contentsOf: part.readableBytesView)
        }
        guard !bytes.isEmpty else { throw LiveCodeRefusal.pictureMissing }
        guard let kind = PictureKind(bytes) else { throw LiveCodeRefusal.pictureUnknown }
        let file = bytes
        do {
            try await drawers.pass { try await NIOThreadPool.singleton.runIfActive { _ = try Picture(file) } }
        } catch let refusal as PictureRefusal {
            throw refusal == .tooManyPixels ? LiveCodeRefusal.pictureTooLarge : .pictureBroken
        } catch is Turnstile.Full {
            throw Failure.tooManyTries
        }
        return LiveCodeDesk.Picture(type: kind.contentType, bytes: file)
    }

    private func showTarget(_ visit: Visit) async throws -> Reply {
        let code = try await code(visit), target = try target(visit, in: code)
        return .page(targetPage(visit, try await targetModel(visit, code, target)))
    }

    private func changeTarget(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place(), code = try await code(visit), target = try target(visit, in: code)
        var model = try await targetModel(visit, code, target)
        model.typed = visit.form
        do {
            try await desk.change(target.id, of: code.id, model.plan(), chat: model.chosen(), workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/codes/\(code.id)"), "saved"))
        } catch let refusal as LiveCodeRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(targetPage(visit, model, status: 422))
        }
    }

    private func pause(_ visit: Visit) async throws -> Reply {
        let target: LiveTargetID = try visit.id("target"), isPaused = visit.form.text("on") != "1"
        return try await act(visit, isPaused ? "target-paused" : "target-resumed") { code, seat, cause in
            try await desk.pause(target, of: code, isPaused: isPaused, workspace: seat.workspace, cause: cause)
        }
    }

    private func moveUp(_ visit: Visit) async throws -> Reply {
        let target: LiveTargetID = try visit.id("target")
        return try await act(visit, "saved") { code, seat, cause in
            try await desk.moveUp(target, of: code, workspace: seat.workspace, cause: cause)
        }
    }

    private func makeAgain(_ visit: Visit) async throws -> Reply {
        let target: LiveTargetID = try visit.id("target")
        return try await act(visit, "code-again") { code, seat, cause in
            try await desk.makeAgain(target, of: code, workspace: seat.workspace, cause: cause)
        }
    }

    private func removeTarget(_ visit: Visit) async throws -> Reply {
        let target: LiveTargetID = try visit.id("target")
        return try await act(visit, "target-removed") { code, seat, cause in
            try await desk.remove(target, of: code, workspace: seat.workspace, cause: cause)
        }
    }

    private func showJoinWay(_ visit: Visit) async throws -> Reply {
        let code = try await code(visit), seat = try visit.place()
        let model = JoinWayModel(seat: seat, code: code, chats: try await desk.chats(in: seat.workspace), voice: visit.voice)
        return .page(page("join-way", visit.say("codes.join.title"), model))
    }

    private func addJoinWay(_ visit: Visit) async throws -> Reply {
        let code = try await code(visit), seat = try visit.place()
        var model = JoinWayModel(seat: seat, code: code, chats: try await desk.chats(in: seat.workspace), voice: visit.voice)
        model.typed = visit.form
        do {
            let chosen = model.chosen
            guard let connection = chosen.first?.connection else { throw LiveCodeRefusal.chatsMissing }
            let plan = try TargetPlan(name: visit.form.text("name"), cap: nil, members: 0, days: nil)
            try await desk.add(
                plan, chats: chosen.map(\.chatID), opensGroups: model.opensGroups, baseName: visit.form.text("base"), by: connection, to: code.id,
                workspace: seat.workspace, cause: .staff(visit.signedIn().staff))
            return .redirect(to: Notice.path(seat.path("/codes/\(code.id)"), "join-way-ordered"))
        } catch let refusal as LiveCodeRefusal {
            model.errors[refusal.field] = visit.say(refusal.textKey)
            return .page(page("join-way", visit.say("codes.join.title"), model, status: 422))
        }
    }

    private func target(_ visit: Visit, in code: LiveCodeEntry) throws -> LiveTargetEntry {
        let id: LiveTargetID = try visit.id("target")
        guard let target = code.targets.first(where: { $0.id == id }) else { throw Failure.notFound }
        return target
    }

    private func targetModel(_ visit: Visit, _ code: LiveCodeEntry, _ target: LiveTargetEntry) async throws -> TargetModel {
        let seat = try visit.place()
        return TargetModel(
            seat: seat, code: code, target: target, chats: try await desk.chats(in: seat.workspace),
            chat: try await desk.chat(of: target.id, in: seat.workspace), voice: visit.voice)
    }

    private func targetPage(_ visit: Visit, _ model: TargetModel, status: Int = 200) -> Page {
        page("target", model.target.name, model, status: status, scripts: model.target.kind == .picture ? ["upload"] : [])
    }
}

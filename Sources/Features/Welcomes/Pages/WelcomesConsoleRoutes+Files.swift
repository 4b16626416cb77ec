internal import FeatureRules
internal import FeatureStores
internal import Hummingbird
internal import Kernel
internal import NIOCore
internal import Web

extension WelcomesConsoleRoutes {
    var fileRoutes: [Route] {
        [
            .get("/w/{workspace}/welcomes/files", .role(.operators), showFiles),
            .post("/w/{workspace}/welcomes/files", .role(.operators), intake: .stream, addFile),
            .get("/w/{workspace}/welcomes/files/{file}", .role(.operators), sendFile),
            .post("/w/{workspace}/welcomes/files/{file}/removal", .role(.operators), removeFile),
        ]
    }

    private func showFiles(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        let isConnected = try await connections.all(in: seat.workspace).contains { $0.state == .on }
        let model = WelcomeFilesModel(seat: seat, files: try await media.all(in: seat.workspace), isConnected: isConnected, voice: visit.voice)
        return .page(page("files", visit.say("welcomes.files"), model, scripts: ["upload"]))
    }

    private func addFile(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        do {
            _ = try await take(visit)
            return Self.next(Notice.path(seat.path("/welcomes/files"), "welcome-file-added"))
        } catch let refusal as WelcomeRefusal {
            return Self.refused(refusal, visit)
        }
    }

    /// Pictures are shown; what may be anything is saved, under a name of ours.
    private func sendFile(_ visit: Visit) async throws -> Reply {
        guard let file = try await media.file(visit.id("file"), in: visit.place().workspace) else { throw Failure.notFound }
        var headers: HTTPFields = [.contentType: file.type, .cacheControl: "private, max-age=3600"]
        if file.kind != .image { headers[.contentDisposition] = "attachment; filename=\"welcome\"" }
        return .raw(Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: file.bytes))))
    }

    private func removeFile(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        do {
            try await media.remove(visit.id("file"), workspace: seat.workspace)
        } catch WelcomeRefusal.notFound {
            throw Failure.notFound
        } catch WelcomeRefusal.fileInUse {
            return .redirect(to: Notice.path(seat.path("/welcomes/files"), "welcome-file-in-use"))
        }
        return .redirect(to: Notice.path(seat.path("/welcomes/files"), "welcome-file-removed"))
    }

    /// Reads a body that is a file, and keeps it.
    ///
    /// - Throws: `WelcomeRefusal`.
    func take(_ visit: Visit) async throws -> (id: WelcomeMediumID, kind: WelcomeFileKind) {
        do {
            return try await takers.pass {
                var bytes: [UInt8] = []
                for try await part in try visit.body() {
                    guard bytes.count + part.readableBytes <= WelcomeFileKind.file.mostBytes else { throw WelcomeRefusal.fileTooLarge }
                    bytes.append(contentsOf: part.readableBytesView)
                }
                return try await media.add(name: visit.query.text("name"), bytes: bytes, workspace: visit.place().workspace)
            }
        } catch is Turnstile.Full {
            throw Failure.tooManyTries
        }
    }

    static func next(_ path: String) -> Reply { .json("{\"next\":\(JSONText.quoted(path))}") }

    static func refused(_ refusal: WelcomeRefusal, _ visit: Visit) -> Reply {
        .json("{\"error\":\(JSONText.quoted(visit.say(refusal.textKey)))}", status: refusal == .notFound ? 404 : 422)
    }
}

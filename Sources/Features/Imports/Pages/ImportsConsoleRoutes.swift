public import FeatureStores
internal import Foundation
public import Kernel
public import Storage
public import Web

/// Bringing chats in: upload, questions, progress, result.
public struct ImportsConsoleRoutes: Sendable {
    public static let place = Place("import", path: "/import", roles: .operators)
    let database: any Database
    let queue: ImportQueue
    let shelf: UploadShelf
    /// So many uploads are looked at at once; the others wait.
    let lookers = Turnstile(places: 2, line: .max)

    /// - Parameters:
    ///   - uploadsFolder: where uploads wait; made if it is not there.
    ///   - limitBytes: the largest upload.
    public init(
        database: any Database, queue: ImportQueue, uploadsFolder: String, limitBytes: Int64, world: World
    ) {
        self.database = database
        self.queue = queue
        shelf = UploadShelf(folder: uploadsFolder, limitBytes: limitBytes, world: world)
    }

    public var routes: [Route] {
        [
            .get("/w/{workspace}/import", .role(.operators), showImport),
            .post("/w/{workspace}/import/uploads", .role(.operators), intake: .stream, receive),
            .get("/w/{workspace}/import/uploads/{upload}", .role(.operators), showUpload),
            .post("/w/{workspace}/import/uploads/{upload}", .role(.operators), begin),
            .post("/w/{workspace}/import/uploads/{upload}/removal", .role(.operators), remove),
            .get("/w/{workspace}/import/runs/{run}", .role(.operators), showRun),
            .get("/w/{workspace}/import/runs/{run}/progress", .role(.operators), showProgress),
            .get("/w/{workspace}/import/runs/{run}/rejects", .role(.operators), sendRejects),
            .post("/w/{workspace}/import/runs/{run}/cancellation", .role(.operators), cancel),
        ]
    }

    private func showImport(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        // Real chats among invented ones would go with the sample when it is removed.
        if seat.isSample, let own = try visit.signedIn().seats.first(where: { !$0.isSample && Set<Role>.operators.contains($0.role) }) {
            return .redirect(to: own.path("/import"))
        }
        let model = ImportModel(
            uploads: shelf.all(in: seat.workspace), runs: try await queue.runs(in: seat.workspace), limitBytes: shelf.limitBytes,
            seat: seat, voice: visit.voice)
        return .page(
            Page("Imports/import", title: visit.say("import.title"), model, frame: .console(Self.place), scripts: ["upload", "progress"]))
    }

    func showRun(_ visit: Visit) async throws -> Reply {
        let seat = try visit.place()
        let model = RunModel(run: try await run(visit), seat: seat, voice: visit.voice)
        return .page(
            Page("Imports/run", title: model.title, model, frame: .console(Self.place), scripts: model.isOpen ? ["progress"] : []))
    }

    func showProgress(_ visit: Visit) async throws -> Reply {
        .json(RunModel(run: try await run(visit), seat: try visit.place(), voice: visit.voice).json)
    }

    func cancel(_ visit: Visit) async throws -> Reply {
        let run = try await run(visit)
        try await queue.cancel(run.id, in: visit.place().workspace, cause: .staff(visit.signedIn().staff))
        return .redirect(to: try visit.place().path("/import/runs/\(run.id)"))
    }

    func sendRejects(_ visit: Visit) async throws -> Reply {
        let run = try await run(visit)
        guard let file = StoredFile(queue.rejectsFile(of: run.id)) else { throw Failure.notFound }
        return .raw(file.download(as: "\(run.file).rejects.tsv", type: "text/tab-separated-values; charset=utf-8"))
    }

    private func run(_ visit: Visit) async throws -> ImportRun {
        guard let run = try await queue.run(visit.id("run"), in: visit.place().workspace) else { throw Failure.notFound }
        return run
    }
}

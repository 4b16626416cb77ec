import App
import ArgumentParser
import FeatureRules
import FeatureStores
import Kernel

extension ArchiveCommand {
    struct Media: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "media", abstract: "Says which pictures, voices and files of an archive are fetched, and how long they are kept.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Argument(help: "Id of the connection.")
        var connection: String
        @Option(help: "Any of image,emotion,voice,video,file, with commas between; empty for nothing. Without it they stay as they are.")
        var kinds: String?
        @Option(name: .customLong("max-mb"), help: "Megabytes of the largest one, 1 to 100.")
        var maxMB: Int?
        @Option(name: .customLong("keep-days"), help: "Days from when it was sent, 0 to 3650; 0 keeps it for good.")
        var keepDays: Int?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            guard let id = ConnectionID(connection) else { throw CommandFailure(sentence: "\(connection) is no id of a connection", code: 64) }
            let chosen = try kinds.map(Self.kinds)
            let installation = try await place.open(.existing)
            let workspace = try await installation.workspace(workspace).id
            do {
                var policy = try await installation.archives.one(id, in: workspace).media
                policy.kinds = chosen ?? policy.kinds
                policy.megabytes = maxMB ?? policy.megabytes
                policy.days = keepDays ?? policy.days
                try await installation.archives.change(media: policy, of: id, workspace: workspace, cause: .commandLine)
                let entry = try await installation.archives.one(id, in: workspace)
                let document = try await ArchiveDocument(entry, in: workspace, of: installation)
                try await installation.close()
                if json { try Terminal.print(json: document) } else { print(document.text) }
            } catch let refusal as ArchiveRefusal {
                throw CommandFailure(sentence: "nothing was changed. \(RefusalSentence.of(refusal))", code: 64)
            }
        }

        private static func kinds(_ text: String) throws -> Set<ArchiveMediaKind> {
            try Set(
                text.split(separator: ",").map { word in
                    guard let kind = ArchiveMediaKind(rawValue: String(word)) else {
                        throw CommandFailure(sentence: "\(word) is none of image, emotion, voice, video, file", code: 64)
                    }
                    return kind
                })
        }
    }
}

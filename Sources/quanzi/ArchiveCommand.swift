import App
import ArchiveConnector
import ArgumentParser
import FeatureRules
import FeatureStores
import Foundation
import Kernel
import Logging
import WeComConnector

struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "The message archive of a connected WeCom.",
        subcommands: [Connect.self, List.self, Fetch.self, Media.self, Switch.self])

    struct Connect: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "connect", abstract: "Has the message archive of a connection read, by the platform's own library.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Option(help: "Id of the connection, as `quanzi wecom list` tells.")
        var connection: String
        @Option(help: "Whole path of the library, such as /opt/wecom/libWeWorkFinanceSdk_C.so.")
        var library: String
        @Option(name: .customLong("secret-file"), help: "File with the secret of the message archive.")
        var secretFile: String
        @Option(name: .customLong("key-file"), help: "VERSION=FILE: the private key of each public key given to the platform; may be repeated.")
        var keyFiles: [String]
        @Option(help: "http://host:port or socks5://host:port.")
        var proxy = ""
        @Option(name: .customLong("proxy-password-file"), help: "File with user:password of the proxy.")
        var proxyPasswordFile: String?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            guard let id = ConnectionID(connection) else { throw CommandFailure(sentence: "\(connection) is no id of a connection", code: 64) }
            var keys: [Int: String] = [:]
            for file in keyFiles {
                let parts = file.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, let version = Int(parts[0]) else { throw CommandFailure(sentence: "\(file) is not VERSION=FILE", code: 64) }
                keys[version] = try Self.text(of: String(parts[1]))
            }
            let secret = try Self.text(of: secretFile).trimmingCharacters(in: .whitespacesAndNewlines)
            let password = try proxyPasswordFile.map { try Self.text(of: $0).trimmingCharacters(in: .whitespacesAndNewlines) } ?? ""
            let installation = try await place.open()
            let workspace = try await installation.workspace(workspace)
            do {
                let terms = ArchiveDesk.Terms(library: library, secret: secret, keys: keys, proxy: proxy, proxyPassword: password)
                let entry = try await installation.archives.connect(terms, of: id, workspace: workspace.id, cause: .commandLine)
                let document = try await ArchiveDocument(entry, in: workspace.id, of: installation)
                try await installation.close()
                if json { try Terminal.print(json: document) } else { print(document.text) }
            } catch let refusal as ArchiveRefusal {
                throw CommandFailure(sentence: "nothing was set up. \(RefusalSentence.of(refusal))", code: 64)
            }
        }

        private static func text(of path: String) throws -> String {
            guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: 64 << 10) else {
                throw CommandFailure(sentence: "\(path) cannot be read", code: 64)
            }
            return String(decoding: data, as: UTF8.self)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Tells which archives are read, and how far.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let installation = try await place.open(.existing)
            let workspace = try await installation.workspace(workspace).id
            let documents = try await ArchiveDocument.all(in: workspace, of: installation)
            try await installation.close()
            if json { return try Terminal.print(json: documents) }
            if documents.isEmpty { print("no message archive yet") }
            for each in documents { print(each.text) }
        }
    }

    struct Fetch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "fetch", abstract: "Reads what is new in the archives now.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let installation = try await place.open()
            let workspace = try await installation.workspace(workspace).id
            let collector = ArchiveCollector(installation, logger: Logger(label: "quanzi"))
            do {
                for archive in try await installation.archives.all(in: workspace) where archive.isOn { _ = try await collector.collect(archive, in: workspace) }
            } catch let failure as ArchiveFailure {
                await collector.close()
                throw CommandFailure(sentence: "\(failure)")
            } catch let failure as WeComFailure {
                await collector.close()
                throw CommandFailure(sentence: "WeCom refused: \(failure)")
            } catch let refusal as ArchiveRefusal {
                throw CommandFailure(sentence: RefusalSentence.of(refusal))
            }
            await collector.close()
            let documents = try await ArchiveDocument.all(in: workspace, of: installation)
            try await installation.close()
            if json { return try Terminal.print(json: documents) }
            for each in documents { print(each.text) }
        }
    }

    struct Switch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "switch", abstract: "Switches the reading of an archive on or off.")

        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Argument(help: "Id of the connection.")
        var connection: String
        @Argument(help: "on or off.")
        var state: String

        func run() async throws {
            guard let id = ConnectionID(connection) else { throw CommandFailure(sentence: "\(connection) is no id of a connection", code: 64) }
            guard state == "on" || state == "off" else { throw CommandFailure(sentence: "\(state) is neither on nor off", code: 64) }
            let installation = try await place.open(.existing)
            let workspace = try await installation.workspace(workspace).id
            do {
                try await installation.archives.turn(id, isOn: state == "on", workspace: workspace, cause: .commandLine)
            } catch let refusal as ArchiveRefusal {
                throw CommandFailure(sentence: RefusalSentence.of(refusal))
            }
            try await installation.close()
            print("\(id): \(state)")
        }
    }
}

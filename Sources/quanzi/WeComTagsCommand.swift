import App
import ArgumentParser
import FeatureRules
import FeatureStores
import Kernel
import Storage

struct WeComTagsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tags", abstract: "The tags of a connected company: lists them, or asks WeCom to change them.",
        subcommands: [List.self, Create.self, Rename.self, Delete.self, Mark.self], defaultSubcommand: List.self)

    struct Target: ParsableArguments {
        @OptionGroup var place: PlaceOptions
        @Option(help: "Name or id of the workspace.")
        var workspace: String?
        @Option(name: .customLong("corp-id"), help: "Which company, if several are connected.")
        var corpID: String?

        /// Opens the installation, works, and closes it.
        func with<T>(_ body: (Installation, ConnectionEntry, WorkspaceID) async throws -> T) async throws -> T {
            let installation = try await place.open(.existing), workspace = try await installation.workspace(workspace).id
            let all = try await installation.connections.all(in: workspace).filter { corpID == nil || $0.corpID == corpID }
            guard let connection = all.first, all.count == 1 else {
                throw CommandFailure(sentence: all.isEmpty ? "no such company is connected" : "several companies are connected; name one with --corp-id", code: 64)
            }
            do {
                let result = try await body(installation, connection, workspace)
                try await installation.close()
                return result
            } catch let refusal as TagRefusal {
                throw CommandFailure(sentence: RefusalSentence.of(refusal), code: 64)
            }
        }

        func want(_ edit: TagEdit) async throws {
            try await with { installation, connection, workspace in
                try await installation.tagEdits.want(edit, of: connection, workspace: workspace, cause: .commandLine)
            }
            print("on its way; the running server or quanzi wecom sync brings it to WeCom")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the tags, and what is still on its way to WeCom.")

        @OptionGroup var target: Target
        @Flag(help: "Print one JSON document.")
        var json = false

        func run() async throws {
            let document = try await target.with { installation, connection, workspace in
                let groups = try await installation.database.read { tx in try TagQueries.groups(of: connection.id, workspace: workspace, tx) }
                return TagsDocument(groups, open: try await installation.tagEdits.open(of: connection, workspace: workspace))
            }
            if json { return try Terminal.print(json: document) }
            for line in document.lines { print(line) }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "create", abstract: "Makes a tag, and its group if there is none.")

        @OptionGroup var target: Target
        @Option(help: "Name of the group.")
        var group: String
        @Argument(help: "Name of the tag.")
        var name: String

        func run() async throws { try await target.want(.create(name: name, group: group)) }
    }

    struct Rename: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "rename", abstract: "Gives a tag or a group another name.")

        @OptionGroup var target: Target
        @Argument(help: "Id of the tag or the group, as list shows it.")
        var id: String
        @Argument(help: "The new name.")
        var name: String

        func run() async throws { try await target.want(.rename(id: id, name: name)) }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "delete", abstract: "Deletes a tag, or a group with its tags.")

        @OptionGroup var target: Target
        @Argument(help: "Id of the tag or the group, as list shows it.")
        var id: String

        func run() async throws { try await target.want(.delete(id: id)) }
    }

    struct Mark: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "mark", abstract: "Puts tags on a contact, or takes them off.")

        @OptionGroup var target: Target
        @Option(help: "userid of who has the contact.")
        var staff: String
        @Option(help: "external_userid of the contact.")
        var contact: String
        @Option(help: "Id of a tag to put on; may be given several times.")
        var add: [String] = []
        @Option(help: "Id of a tag to take off; may be given several times.")
        var remove: [String] = []

        func run() async throws {
            try await target.want(.mark(ContactEdgeKey(staff: staff, contact: contact), adding: add, removing: remove))
        }
    }
}

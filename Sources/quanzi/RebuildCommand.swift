import App
import ArgumentParser
import FeatureStores
import Journal
import Kernel

struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Empties every board and makes it again from the journal and the messages.")

    @OptionGroup var place: PlaceOptions
    @Flag(help: "Only compare; change nothing. Exit code 2 if something differs.")
    var check = false
    @Flag(help: "Print one JSON document.")
    var json = false

    private struct Line: Encodable {
        var board: String
        var workspace: String
        var rows_before: Int
        var rows_after: Int
        var equal: Bool
    }

    func run() async throws {
        let installation = try await place.open(.existing)
        var lines: [Line] = []
        for workspace in try await installation.workspaces.all() {
            let found = try await Rebuild(installation.boards).run(workspace.id, check: check, on: installation.database)
            lines += found.map {
                Line(
                    board: $0.board, workspace: workspace.name, rows_before: $0.rowsBefore, rows_after: $0.rowsAfter,
                    equal: $0.isEqual)
            }
            if !check { try await installation.insights.refresh(workspace.id) }
        }
        try await installation.close()
        if json {
            try Terminal.print(json: ["boards": lines])
        } else {
            for line in lines {
                print("\(line.workspace) · \(line.board): \(line.rows_after) rows, \(line.equal ? "equal" : "different (\(line.rows_before) before)")")
            }
        }
        if check, lines.contains(where: { !$0.equal }) { throw ExitCode(2) }
    }
}

import App
import ArgumentParser
import FeatureStores
import Kernel
import Storage

struct WelcomesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "welcomes", abstract: "Tells what became of the welcomes for new contacts, and how fast they were.")

    @OptionGroup var place: PlaceOptions
    @Option(help: "Name or id of the workspace.")
    var workspace: String?
    @Flag(help: "Print one JSON document.")
    var json = false

    func run() async throws {
        let installation = try await place.open(.existing)
        let workspace = try await installation.workspace(workspace).id, now = installation.world.now()
        let (day, week) = try await installation.database.read { tx in
            (
                try GreetingQueries.figures(since: now - .hours(24), in: workspace, tx),
                try GreetingQueries.figures(since: now - .days(7), in: workspace, tx)
            )
        }
        try await installation.close()
        let document = WelcomesDocument(day: WelcomesDocument.Figures(day), week: WelcomesDocument.Figures(week))
        if json { try Terminal.print(json: document) } else { print(document.text) }
    }
}

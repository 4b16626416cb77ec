import App
import ArgumentParser

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Looks itself over: folder, disk, engine, clock, integrity, fonts, what is configured.")

    @OptionGroup var place: PlaceOptions
    @Flag(help: "Print one JSON document.")
    var json = false

    private struct Line: Encodable {
        var check: String
        var verdict: String
        var finding: String
    }

    func run() async throws {
        let findings = await Doctor(place.place, version: VersionCommand.version).examine()
        if json {
            try Terminal.print(
                json: ["checks": findings.map { Line(check: $0.check, verdict: $0.verdict.rawValue, finding: $0.sentence) }])
        } else {
            for finding in findings { print("\(finding.verdict.mark) \(finding.check): \(finding.sentence)") }
        }
        if findings.contains(where: { $0.verdict == .wrong }) { throw ExitCode(2) }
    }
}

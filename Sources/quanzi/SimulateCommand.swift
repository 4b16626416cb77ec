import ArgumentParser
import Foundation
import Kernel
import Simulator

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Imports invented communities while writes go wrong, and checks that nothing is lost or doubled.")

    @Option(help: "Seed of the first run; the same seed is the same run.")
    var seed: UInt64 = 1
    @Option(help: "Number of runs, each with the next seed. Exit code 1 if one fails.")
    var runs = 20
    @Flag(help: "Tell every fault that happened.")
    var trace = false
    @Option(help: "Only write the lines of the sample community to sample.jsonl in this folder.")
    var sample: String?
    @Option(help: "The time at which the sample ends, such as 2026-11-21T08:00:00Z. Default: now.")
    var until: String?

    func run() async throws {
        if let sample { return try writeSample(to: sample) }
        var failed: [UInt64] = []
        for number in 0..<UInt64(max(runs, 0)) {
            let outcome = try await Simulation(seed: seed &+ number).run()
            print(line(outcome))
            if trace { outcome.story.forEach { print("  \($0)") } }
            outcome.problems.forEach { print("  \($0)") }
            if !outcome.isFine { failed.append(outcome.seed) }
        }
        guard failed.isEmpty else {
            Terminal.say("quanzi: failed; once more with: " + failed.map { "quanzi simulate --runs 1 --trace --seed \($0)" }.joined(separator: "; "))
            throw ExitCode(1)
        }
    }

    private func line(_ outcome: Simulation.Outcome) -> String {
        "seed \(outcome.seed): \(outcome.lines) lines, \(outcome.rounds) starts, \(outcome.story.count) faults, \(outcome.isFine ? "fine" : "FAILED")"
    }

    private func writeSample(to folder: String) throws {
        let end = try until.map { text in
            guard let end = Instant(iso: text, zone: .shanghai) else {
                throw CommandFailure(sentence: "--until takes a time such as 2026-11-21T08:00:00Z, not \(text)", code: 64)
            }
            return end
        }
        let path = "\(folder)/sample.jsonl"
        guard (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil,
            FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
        else { throw CommandFailure(sentence: "\(path) cannot be written") }
        let community = SampleCommunity(seed: seed, until: end ?? World.live.now()).community
        let count = try PlainLines.write(community) { try file.write(contentsOf: Data($0)) }
        try file.close()
        print("\(path): \(count) lines")
    }
}

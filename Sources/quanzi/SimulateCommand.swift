import ArgumentParser
import Foundation
import Kernel
import Simulator

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Imports invented communities under faults and checks that nothing is lost or doubled.")
    @Option var seed: UInt64 = 1
    @Option var sample: String
    @Option var until: String?
    func run() async throws {
        let end = until.flatMap { Instant(iso: $0, zone: .shanghai) } ?? World.live.now()
        let file = "\(sample)/sample.jsonl"
        FileManager.default.createFile(atPath: file, contents: nil)
        guard let handle = FileHandle(forWritingAtPath: file) else { return }
        let n = try PlainLines.write(SampleCommunity(seed: seed, until: end).community) { handle.write(Data($0)) }
        print(n)
    }
}

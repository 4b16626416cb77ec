import Foundation
import Hummingbird
import Kernel
import NIOCore
import Testing

@testable import FeaturePages

@Suite struct UploadShelfTests {
    @Test func aFileWithoutItsCardDoesNotStay() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shelf-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let clock = SimulatedClock(Instant(milliseconds: 0))
        let id = World.simulated(seed: 5, clock: clock).bytes(16).map { String(format: "%02x", $0) }.joined()
        // Where the card would be stands something that it cannot replace.
        try FileManager.default.createDirectory(atPath: "\(folder)/\(id).json/x", withIntermediateDirectories: true)
        let shelf = UploadShelf(folder: folder, limitBytes: 100, world: .simulated(seed: 5, clock: clock))
        await #expect(throws: (any Error).self) {
            _ = try await shelf.receive(RequestBody(buffer: ByteBuffer(string: "hello")), name: "a.txt", workspace: WorkspaceID(1))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["\(id).json"])
    }
}

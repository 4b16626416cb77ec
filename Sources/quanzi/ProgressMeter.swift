import FeatureStores
import Kernel

/// The progress line of an import on a terminal; silent elsewhere.
final class ProgressMeter: Sendable {
    private let file: String
    private let world: World
    private let started: Instant

    init(file: String, world: World) {
        self.file = file
        self.world = world
        started = world.now()
    }

    func show(_ progress: ImportProgress) {
        guard Terminal.showsProgress else { return }
        let seconds = max(0.001, Double((world.now() - started).milliseconds) / 1000)
        let share = progress.bytesTotal > 0 ? min(1, Double(progress.bytesDone) / Double(progress.bytesTotal)) : 0
        let left = share > 0 ? Int(seconds / share - seconds) : 0
        let bar = String(repeating: "█", count: Int(share * 20)) + String(repeating: "·", count: 20 - Int(share * 20))
        Terminal.progress(
            "\(file) \(bar) \(Int(share * 100)) % · \(progress.messages) messages · \(Int(Double(progress.messages) / seconds))/s · \(left) s left")
    }

    func end() { if Terminal.showsProgress { Terminal.endProgress() } }
}

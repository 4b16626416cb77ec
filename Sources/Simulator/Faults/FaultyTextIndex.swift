internal import Kernel
internal import Storage

/// A search index whose additions go wrong as a stage says.
final class FaultyTextIndex: TextIndex {
    private let real: any TextIndex
    private let stage: FaultStage

    init(_ real: any TextIndex, stage: FaultStage) {
        self.real = real
        self.stage = stage
    }

    func add(_ batches: [TextIndexBatch]) async throws {
        guard let drawn = try stage.next(.index) else { return try await real.add(batches) }
        let error = InjectedFault(fault: drawn.fault)
        switch (drawn.fault, drawn.moment) {
        case (.diskFull, _): throw StorageError.diskFull
        case (.beforeWrite, _), (.insideWrite, _): throw error
        case (.crash, 0), (.crash, 1):
            stage.stop()
            throw error
        case (.afterCommit, _):
            try await real.add(batches)
            throw error
        case (.crash, _):
            try await real.add(batches)
            stage.stop()
            throw error
        case (.rerun, _):
            try await real.add(batches)
            try await real.add(batches)
        }
    }

    func find(_ query: TextIndexQuery) async throws -> [Int64] {
        try stage.checkRunning()
        return try await real.find(query)
    }

    func remove(_ workspace: WorkspaceID) async throws { try await real.remove(workspace) }
}

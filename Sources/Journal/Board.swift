public import Kernel
public import Storage

/// Tables that are made from the journal and the messages alone and can be emptied and made again.
public protocol Board: Sendable {
    /// `member_day`, as it is named in reports of a rebuild.
    var name: String { get }
    /// All rows of a workspace, every column, table by table in the order of its key.
    func rows(of workspace: WorkspaceID) -> [SQL]
    /// Does what is still due, so that the rows are those of everything that happened; nothing for most boards.
    func settle(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws
    /// Empties it and makes it again from what happened.
    func rebuild(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws
}

extension Board {
    public func settle(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {}
}

/// What `rebuild --check` found about one board of one workspace.
public struct BoardComparison: Sendable, Equatable {
    public var board: String
    public var workspace: WorkspaceID
    public var rowsBefore: Int
    public var rowsAfter: Int
    public var isEqual: Bool
}

/// Empties boards and makes them again, for real or only to compare.
public struct Rebuild: Sendable {
    private let boards: [any Board]

    /// In the order in which they are made: a board may read the ones before it.
    public init(_ boards: [any Board]) { self.boards = boards }

    private struct CheckOnly: Error { var comparisons: [BoardComparison] }

    /// Makes all boards of the workspace again and says how they differed from what was there.
    ///
    /// - Parameter check: true leaves everything as it was.
    public func run(_ workspace: WorkspaceID, check: Bool, on database: any Database) async throws -> [BoardComparison] {
        do {
            return try await database.writeBulk { tx in
                for board in boards { try board.settle(workspace, tx) }
                let before = try boards.map { try Rebuild.digest($0.rows(of: workspace), tx) }
                for board in boards { try board.rebuild(workspace, tx) }
                let after = try boards.map { try Rebuild.digest($0.rows(of: workspace), tx) }
                let comparisons = zip(boards, zip(before, after)).map { board, digests in
                    BoardComparison(
                        board: board.name, workspace: workspace, rowsBefore: digests.0.rows, rowsAfter: digests.1.rows,
                        isEqual: digests.0 == digests.1)
                }
                if check { throw CheckOnly(comparisons: comparisons) }
                return comparisons
            }
        } catch let result as CheckOnly {
            return result.comparisons
        }
    }

    private struct Digest: Equatable {
        var rows = 0
        var hash: UInt64 = 0

        mutating func add(_ value: Value) {
            let part: UInt64 =
                switch value {
                case .null: 1
                case .integer(let number): XXH64.combine(2, UInt64(bitPattern: number))
                case .real(let number): XXH64.combine(3, number.bitPattern)
                case .text(let text): XXH64.combine(4, XXH64.hash(Array(text.utf8)))
                case .blob(let bytes): XXH64.combine(5, XXH64.hash(bytes))
                }
            hash = XXH64.combine(hash, part)
        }
    }

    private static func digest(_ tables: [SQL], _ tx: any ReadTransaction) throws -> Digest {
        var digest = Digest()
        for table in tables {
            try tx.each(table) { row in
                digest.rows += 1
                for column in 0..<row.columns { digest.add(row.value(column)) }
            }
        }
        return digest
    }
}

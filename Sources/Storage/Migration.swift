public import Kernel

/// One forward step of a feature's schema: the text of `Features/<feature>/Schema/NNN_what.sql`.
public struct Migration: Sendable {
    public var feature: String
    public var number: Int
    public var text: String

    public init(feature: String, number: Int, text: String) {
        self.feature = feature
        self.number = number
        self.text = text
    }

    /// Tells a text that was changed after it was applied.
    var fingerprint: Int64 { Int64(bitPattern: XXH64.hash(Array(text.utf8))) }
}

/// Brings a database to the schema of this binary, or refuses.
public struct Migrator: Sendable {
    public var migrations: [Migration]

    /// In the order in which they are applied.
    public init(_ migrations: [Migration]) { self.migrations = migrations }

    /// Applies what is missing, all in one transaction.
    ///
    /// - Throws: `StorageError.newerVersion` if the database has a step that this binary does not know.
    public func run(on database: any Database, world: World) async throws {
        var tries = 0
        while true {
            do {
                try await apply(to: database, now: world.now())
                return try await database.informPlanner()
            } catch StorageError.uniqueViolation where tries < Migrator.startsAtOnce {
                tries += 1
            } catch StorageError.other where tries < Migrator.startsAtOnce {
                // Another process was making the same tables; now they are there.
                tries += 1
            }
        }
    }

    /// So many processes may open an empty PostgreSQL at the same moment.
    private static let startsAtOnce = 8

    private func apply(to database: any Database, now: Instant) async throws {
        try await database.writeBulk { tx in
            try tx.run(SQL(text: tx.dialect.render(schema: Migrator.ownTable)))
            let applied = try applied(tx)
            for step in migrations {
                let fingerprint = step.fingerprint
                if let before = applied[Step(feature: step.feature, number: step.number)] {
                    guard before == fingerprint else {
                        throw StorageError.changedMigration(feature: step.feature, number: step.number)
                    }
                    continue
                }
                for statement in Migrator.statements(step.text) {
                    try tx.run(SQL(text: tx.dialect.render(schema: statement)))
                }
                try tx.run(
                    "INSERT INTO migration (feature, number, fingerprint, applied_ms) VALUES (\(step.feature), \(step.number), \(fingerprint), \(now))")
            }
        }
    }

    /// Makes sure that the database has exactly the steps that this binary knows, and changes nothing.
    ///
    /// - Throws: `StorageError.notInstalled`, `.olderVersion`, `.newerVersion`.
    public func check(_ database: any Database) async throws {
        try await database.read { tx in
            let tables: SQL = switch tx.dialect {
            case .sqlite: "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'"
            case .postgres: "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'migration'"
            }
            guard try tx.exists(tables) else { throw StorageError.notInstalled }
            let applied = try applied(tx)
            for step in migrations {
                switch applied[Step(feature: step.feature, number: step.number)] {
                case nil: throw StorageError.olderVersion(feature: step.feature, number: step.number)
                case step.fingerprint: continue
                default: throw StorageError.changedMigration(feature: step.feature, number: step.number)
                }
            }
        }
    }

    private struct Step: Hashable {
        var feature: String
        var number: Int
    }

    /// The fingerprints of the steps that the database has.
    private func applied(_ tx: any ReadTransaction) throws -> [Step: Int64] {
        var applied: [Step: Int64] = [:]
        try tx.each("SELECT feature, number, fingerprint FROM migration ORDER BY feature, number") { row in
            let step = Step(feature: row.text(0), number: row.int(1))
            guard migrations.contains(where: { $0.feature == step.feature && $0.number == step.number }) else {
                throw StorageError.newerVersion(feature: step.feature, number: step.number)
            }
            applied[step] = row.integer(2)
        }
        return applied
    }

    /// Every database of ours has it.
    public static let table = "migration"

    private static let ownTable = """
        CREATE TABLE IF NOT EXISTS migration (
            feature TEXT NOT NULL, number INTEGER NOT NULL, fingerprint INTEGER NOT NULL, applied_ms INTEGER NOT NULL,
            PRIMARY KEY (feature, number)
        );
        """

    /// Statements end with a semicolon at the end of a line; comments stand on lines of their own.
    static func statements(_ text: String) -> [String] {
        var found: [String] = [], current = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            let trimmed = line.drop { $0 == " " }
            if trimmed.hasPrefix("--") { continue }
            current += line + "\n"
            if trimmed.hasSuffix(";") {
                found.append(current)
                current = ""
            }
        }
        return found
    }
}

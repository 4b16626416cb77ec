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
        for _ in 0..<Migrator.startsAtOnce {
            do {
                return try await apply(to: database, now: world.now())
            } catch StorageError.uniqueViolation, StorageError.other {
                // Another process was making the same tables; now they are there.
            }
        }
        try await apply(to: database, now: world.now())
    }

    /// So many processes may open an empty PostgreSQL at the same moment.
    private static let startsAtOnce = 8

    private func apply(to database: any Database, now: Instant) async throws {
        let changed = try await database.writeBulk { tx in
            try tx.run(SQL(text: tx.dialect.render(schema: Migrator.ownTable)))
            var applied: [String: Int64] = [:]
            try tx.each("SELECT feature, number, fingerprint FROM migration ORDER BY feature, number") { row in
                applied["\(row.text(0)) \(row.integer(1))"] = row.integer(2)
                guard migrations.contains(where: { $0.feature == row.text(0) && $0.number == row.int(1) }) else {
                    throw StorageError.newerVersion(feature: row.text(0), number: row.int(1))
                }
            }
            var changed = false
            for step in migrations {
                let fingerprint = Int64(bitPattern: XXH64.hash(Array(step.text.utf8)))
                if let before = applied["\(step.feature) \(step.number)"] {
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
                changed = true
            }
            return changed
        }
        if changed { try await database.schemaChanged() }
    }

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

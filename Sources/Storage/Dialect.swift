/// What differs between the engines; everything else is the same SQL text.
public enum Dialect: String, Sendable {
    case sqlite
    case postgres

    /// Renders one statement of a schema file. Schemas are written with SQLite's type names: INTEGER is 64 bits, BLOB bytes,
    /// REAL a double. In SQLite every table is STRICT and clustered by its key. Texts compare by their bytes in both.
    public func render(schema statement: String) -> String {
        switch self {
        case .sqlite:
            guard statement.hasPrefix("CREATE TABLE"), let end = statement.ranges(of: ");").last else { return statement }
            return statement[..<end.lowerBound] + ") STRICT, WITHOUT ROWID;\n"
        case .postgres:
            return statement.replacing(" INTEGER", with: " BIGINT").replacing(" BLOB", with: " BYTEA")
                .replacing(" REAL", with: " DOUBLE PRECISION").replacing(" TEXT", with: " TEXT COLLATE \"C\"")
        }
    }
}

/// A column of a sheet.
public struct SheetColumn: Sendable, Hashable {
    /// Stands in the first row, bold, and stays there while one scrolls.
    public var title: String
    /// About how many digits fit, 1…80.
    public var width: Int

    public init(_ title: String, width: Int = 12) {
        self.title = title
        self.width = width
    }
}

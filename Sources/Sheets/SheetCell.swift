public import Kernel

/// What a cell of a workbook holds. A text is always a text: whatever it begins with, nothing is calculated from it.
public enum SheetCell: Sendable, Hashable {
    case text(String)
    case integer(Int64)
    case number(Double)
    /// Of one; shown in percent.
    case share(Double)
    case day(LocalDay)
    /// Shown on the clock of the workbook's zone, to the minute.
    case moment(Instant)
    case empty
}

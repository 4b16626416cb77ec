internal import CXlsx
internal import Glibc
public import Kernel

/// Writes an .xlsx file row by row; what is written is on the disk already, so a workbook of any length needs little memory.
///
/// Not for several threads at once. Ends with `close`; without it no file comes to be.
public final class Workbook {
    private let zone: Zone
    private let scratch: UnsafeMutablePointer<CChar>?
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var formats: [Format: UnsafeMutablePointer<lxw_format>] = [:]
    private var names: [String] = []
    private var columns: [SheetColumn] = []
    private var row: UInt32 = 0

    private enum Format: String, CaseIterable {
        case head = "@"
        case integer = "#,##0"
        case number = "#,##0.00"
        case share = "0.0%"
        case day = "yyyy-mm-dd"
        case moment = "yyyy-mm-dd hh:mm"
    }

    /// Excel's own limit, with the head.
    private static let rowLimit: UInt32 = 1_048_576
    /// 1970-01-01 in days since 1899-12-30.
    private static let firstDay = 25_569.0

    /// - Parameters:
    ///   - folder: nobody else may read it; the library's own temporary files lie there too.
    ///   - zone: on whose clock instants are shown.
    /// - Throws: `WorkbookError.notWritten`.
    public init(path: String, folder: ScratchFolder, zone: Zone) throws {
        self.zone = zone
        scratch = strdup(folder.path)
        var options = lxw_workbook_options()
        options.constant_memory = 1
        options.tmpdir = scratch
        book = workbook_new_opt(path, &options)
        guard book != nil else { throw WorkbookError.notWritten("no workbook") }
        for format in Format.allCases {
            guard let made = workbook_add_format(book) else { throw WorkbookError.notWritten("no format") }
            if format == .head { format_set_bold(made) } else { format_set_num_format(made, format.rawValue) }
            formats[format] = made
        }
    }

    deinit {
        if let book { lxw_workbook_free(book) }
        free(scratch)
    }

    /// Begins the next sheet. A name that Excel does not take is changed until it does.
    public func begin(_ name: String, columns: [SheetColumn]) throws {
        let name = SheetText.name(name, taken: names)
        guard let sheet = workbook_add_worksheet(book, name) else { throw WorkbookError.notWritten("no sheet") }
        names.append(name)
        self.sheet = sheet
        self.columns = columns
        row = 0
        for (index, column) in columns.enumerated() {
            try check(worksheet_set_column(sheet, UInt16(clamping: index), UInt16(clamping: index), Double(min(80, max(1, column.width))), nil))
        }
        worksheet_freeze_panes(sheet, 1, 0)
        for (index, column) in columns.enumerated() { try write(.text(column.title), at: index, in: formats[.head]) }
        row = 1
    }

    /// The next row of the sheet; where a sheet is full, another one goes on.
    public func add(_ cells: [SheetCell]) throws {
        if row >= Self.rowLimit, let name = names.last { try begin(name, columns: columns) }
        for (index, cell) in cells.enumerated() { try write(cell, at: index, in: nil) }
        row += 1
    }

    /// Puts the file where it belongs.
    public func close() throws {
        guard let book else { return }
        // Frees the workbook whatever comes of it.
        self.book = nil
        try check(workbook_close(book))
    }

    private func write(_ cell: SheetCell, at index: Int, in format: UnsafeMutablePointer<lxw_format>?) throws {
        let column = UInt16(clamping: index)
        switch cell {
        case .empty: break
        case .text(let text): try check(worksheet_write_string(sheet, row, column, SheetText.cell(text), format))
        case .integer(let value): try write(Double(value), .integer, column)
        case .number(let value): try write(value, .number, column)
        case .share(let value): try write(value, .share, column)
        case .day(let day): try write(Self.firstDay + Double(day.number), .day, column, orElse: "\(day)")
        case .moment(let instant):
            // To the minute, as it is shown: a half minute would be rounded up on the screen.
            let minutes = floorDivide(instant.milliseconds + zone.offset(at: instant), 60_000)
            try write(Self.firstDay + Double(minutes) / 1440, .moment, column, orElse: String(instant.wall(in: zone).prefix(16)))
        }
    }

    private func write(_ value: Double, _ format: Format, _ column: UInt16) throws {
        guard value.isFinite else { return }
        try check(worksheet_write_number(sheet, row, column, value, formats[format]))
    }

    /// Excel knows no time before 1900 and none after 9999.
    private func write(_ serial: Double, _ format: Format, _ column: UInt16, orElse text: String) throws {
        if (61..<2_958_466).contains(serial) { return try write(serial, format, column) }
        try check(worksheet_write_string(sheet, row, column, text, nil))
    }

    private func check(_ error: lxw_error) throws {
        guard error == LXW_NO_ERROR else { throw WorkbookError.notWritten(lxw_strerror(error).map { String(cString: $0) } ?? "\(error)") }
    }
}

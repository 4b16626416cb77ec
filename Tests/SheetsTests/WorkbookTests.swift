import Foundation
import Kernel
import Testing
@testable import Sheets

/// What another program reads in such a file is tested in Tests/browser/test_workbooks.py.
@Suite struct WorkbookTests {
    private func bytes(_ fill: (Workbook) throws -> Void) throws -> Data {
        let folder = try ScratchFolder(), path = folder.path + "/a.xlsx"
        let book = try Workbook(path: path, folder: folder, zone: .shanghai)
        try fill(book)
        try book.close()
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    @Test func everyKindOfCellIsTaken() throws {
        let bytes = try bytes { book in
            try book.begin("数字", columns: [SheetColumn("甲"), SheetColumn("乙", width: 900)])
            try book.add([.text("=1+1"), .integer(.max), .number(.nan), .share(0.25), .number(1e300), .empty])
            try book.add([.day(LocalDay(number: 20_000)), .day(LocalDay(number: -200_000)), .day(LocalDay(number: .max))])
            try book.add([.moment(Instant(milliseconds: 1_795_248_000_000)), .moment(Instant(milliseconds: -8_000_000_000_000))])
            try book.add([.text(String(repeating: "长", count: 100_000)), .text("\u{0}\u{8}\u{FFFF}")])
        }
        #expect(bytes.starts(with: [0x50, 0x4B]) && bytes.count > 2000)
    }

    @Test func namesOfSheetsAreMadeToFit() throws {
        #expect(SheetText.name("[怪名]:群*?/'", taken: []) == "怪名  群")
        #expect(SheetText.name("", taken: []) == "1" && SheetText.name(" '\u{1} ", taken: []) == "1")
        #expect(SheetText.name("Days", taken: ["days", "days 2"]) == "Days 3")
        #expect(SheetText.name(String(repeating: "👩‍👩‍👧‍👦", count: 9), taken: []).utf16.count <= 31)
        let bytes = try bytes { book in
            for name in ["a", "A", "", "'", "[]", String(repeating: "长", count: 99), String(repeating: "长", count: 99)] { try book.begin(name, columns: []) }
        }
        #expect(bytes.starts(with: [0x50, 0x4B]))
    }

    @Test func textsLoseOnlyWhatXMLCannotCarry() {
        #expect(SheetText.cell("a\u{0}b\u{1F}c\td\u{FFFE}") == "abc\td" && SheetText.cell("<b>&👩‍👩‍👧‍👦") == "<b>&👩‍👩‍👧‍👦")
        #expect(SheetText.cell(String(repeating: "长", count: 40_000)).unicodeScalars.count == SheetText.limit)
    }

    @Test func aFolderThatIsGoneIsAnError() throws {
        let folder = try ScratchFolder()
        let book = try Workbook(path: "/nowhere/at/all.xlsx", folder: folder, zone: .shanghai)
        try book.begin("a", columns: [])
        #expect(throws: WorkbookError.self) { try book.close() }
    }

    @Test func whatNobodyHoldsIsGone() throws {
        var path = ""
        do {
            let folder = try ScratchFolder()
            path = folder.path
            let book = try Workbook(path: path + "/a.xlsx", folder: folder, zone: .shanghai)
            try book.begin("a", columns: [SheetColumn("b")])
            let mode = try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
            #expect(mode == 0o700)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}

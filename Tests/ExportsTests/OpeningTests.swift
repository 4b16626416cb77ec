import CArchive
import Foundation
import Glibc
import Kernel
import Testing

@testable import Exports

/// Opening files: what is no file, packed files, encodings, and what a file is recognised as.
@Suite("Opening exports")
struct OpeningTests {
    private let row = #"{"sender":"wxid_a","time":"2024-11-14T08:00:00Z","type":"text","text":"大家早上好"}"#
    private let shown = ["jsonl", "1 2024-11-14T08:00:00 text wxid_a \"大家早上好\""]

    private func error(_ path: String, _ options: ReadOptions = ReadOptions()) -> ExportError? {
        do {
            _ = try FileReading.open(path: path, options)
            return nil
        } catch { return error as? ExportError }
    }

    @Test("What is no file is refused by what it is")
    func notFiles() throws {
        let folder = try FileReading.Folder()
        let link = folder.path + "/link", pipe = folder.path + "/pipe", loop = folder.path + "/loop"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path + "/gone")
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(error(folder.path) == .notAFile("directory"))
        #expect(error(link) == .notAFile("broken link"))
        #expect(error(loop) == .notAFile("link loop"))
        #expect(error(pipe) == .notAFile("pipe"))
        #expect(error("/dev/zero") == .notAFile("device"))
        #expect(error(folder.path + "/gone") == .notFound)
        #expect(error("") == .notFound)
        #expect(error("/etc/passwd\0x") == .notFound)
        #expect(error(try folder.write([])) == .empty)
        if geteuid() != 0 {
            let secret = try folder.write([65], "secret")
            #expect(chmod(secret, 0) == 0)
            #expect(error(secret) == .notReadable("Permission denied"))
        }
    }

    @Test("What is nothing we know says what was tried")
    func unrecognised() throws {
        let folder = try FileReading.Folder()
        for text in ["hello\nworld\n", "{\"a\":1}", "[]", "{\"messages\":[{\"sender_name\":\"A\",\"timestamp_ms\":1}]}", "\u{1}\u{2}\u{3}"] {
            #expect(error(try folder.write(Array(text.utf8))) == .unrecognised(tried: ExportFormat.allCases), "\(text)")
        }
        #expect(error(try folder.write(Array("[{\"conversations\":[{\"role\":\"user\",\"content\":\"x\"}]}]".utf8))) != nil)
    }

    @Test("The same text in every encoding", arguments: ["UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"], [false, true])
    func encodings(name: String, hasMark: Bool) throws {
        // Long ASCII first: the encoding is decided where it shows.
        let text = (0..<6000).map { _ in row.replacing("大家早上好", with: "ascii") + "\n" }.joined() + row + "\n"
        let mark = hasMark && name != "GB18030" ? "\u{FEFF}" : ""
        let lines = try FileReading.open(try converted(mark + text, to: name))
        #expect(lines.count == 6002)
        #expect(lines.first == "jsonl" && lines.last == "6001 2024-11-14T08:00:00 text wxid_a \"大家早上好\"")
    }

    private func converted(_ text: String, to name: String) throws -> [UInt8] {
        let handle = try #require(iconv_open(name, "UTF-8"))
        defer { iconv_close(handle) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }, output = [CChar](repeating: 0, count: input.count * 2 + 16)
        var left = input.count, room = output.count
        let made = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                var source = from.baseAddress, target = to.baseAddress
                _ = iconv(handle, &source, &left, &target, &room)
                return to.count - room
            }
        }
        #expect(left == 0)
        return output[0..<made].map { UInt8(bitPattern: $0) }
    }

    @Test("Broken UTF-8 is repaired, NUL is dropped, characters cut by the border of pieces are whole")
    func repair() throws {
        var bytes = Array(row.utf8)
        let place = try #require(bytes.firstIndex(of: 0xE5))
        bytes.replaceSubrange(place..<place + 1, with: [0xFF, 0xFE, 0x00])
        #expect(try FileReading.open(bytes)[1].contains("text wxid_a \"\u{FFFD}家早上好\""))
        // The last row begins before the border of the first two pieces and ends behind it.
        for shift in 0..<6 {
            let narrow = String(repeating: " ", count: (256 << 10) - row.utf8.count - 80 + shift)
            #expect(try FileReading.open(row + "\n" + narrow + "\n" + row).last == "3" + shown[1].dropFirst(), "shift \(shift)")
            let wide = String(repeating: " ", count: (128 << 10) - row.utf16.count - 72 + shift)
            let bytes = try converted("\u{FEFF}" + row + "\n" + wide + "\n" + row, to: "UTF-16LE")
            #expect(try FileReading.open(bytes).last == "3" + shown[1].dropFirst(), "shift \(shift)")
        }
    }

    /// Packs entries with libarchive, which also unpacks them: the formats themselves are its business.
    private func packed(_ entries: [(name: String, bytes: [UInt8])], zip: Bool) throws -> [UInt8] {
        let archive = try #require(archive_write_new())
        defer { archive_write_free(archive) }
        if zip { archive_write_set_format_zip(archive) } else { archive_write_set_format_raw(archive) }
        if !zip { archive_write_add_filter_gzip(archive) }
        var memory = [UInt8](repeating: 0, count: 4 << 20), used = 0
        try memory.withUnsafeMutableBytes { buffer in
            archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used)
            for file in entries {
                let entry = try #require(archive_entry_new())
                defer { archive_entry_free(entry) }
                archive_entry_set_pathname(entry, file.name)
                archive_entry_set_filetype(entry, file.name.hasSuffix("/") ? 0o040000 : 0o100000)
                archive_entry_set_perm(entry, 0o644)
                archive_entry_set_size(entry, Int64(file.bytes.count))
                archive_write_header(archive, entry)
                _ = file.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
            }
            archive_write_close(archive)
        }
        return Array(memory[0..<used])
    }

    @Test("Several chats in one zip are called like their files; daily IRC logs belong together, or go by folder")
    func bundledNames() throws {
        let folder = try FileReading.Folder()
        let chat = Array("[15/01/2024, 10:30:45] Ann: hi\n[15/01/2024, 10:31:45] Bea: ho\n".utf8)
        let day = Array("--- Log opened Tue Jan 02 23:58:00 2018\n23:58 <@ann> first\n23:59 < bob> second\n".utf8)
        func names(_ entries: [(String, [UInt8])]) throws -> [String?] {
            try Exports.open(path: folder.write(packed(entries.map { (name: $0.0, bytes: $0.1) }, zip: true), "x.zip")).map(\.bundledName)
        }
        #expect(try names([("_chat.txt", chat)]) == [nil])
        #expect(try names([("a/读书群.txt", chat), ("a/拼团群.txt", chat)]) == ["读书群.txt", "拼团群.txt"])
        #expect(try names([("读书群/_chat.txt", chat), ("拼团群/_chat.txt", chat), ("跑步群.txt", chat)]) == ["读书群", "拼团群", "跑步群.txt"])
        #expect(try names([("2018/1.log", day), ("2018/2.log", day)]) == [nil, nil])
        #expect(try names([("x/#perl/1.log", day), ("x/#raku/1.log", day), ("x/群.txt", chat)]) == ["#perl", "#raku", "群.txt"])
    }

    @Test("The exports of a zip can be read in any order, twice, and beside each other")
    func bundledReaders() throws {
        let rows = (0..<4).map { number in row.replacing("早", with: "早\(number)") }
        #expect(rows[1] != rows[2])
        let folder = try FileReading.Folder()
        let path = try folder.write(packed(rows.enumerated().map { (name: "\($0)", bytes: Array($1.utf8)) }, zip: true), "x.zip")
        let found = try Exports.open(path: path), alone = try rows.map { try FileReading.open(Array($0.utf8)) }
        for order in [[0, 1, 2, 3], [3, 1, 1, 0], [2, 3, 0]] {
            for number in order { #expect(try FileReading.lines(found[number].reader()) == [alone[number][1]]) }
        }
        let beside = try [2, 0].map { try found[$0].reader() }
        #expect(try beside.map { try FileReading.lines($0) } == [[alone[2][1]], [alone[0][1]]])
    }

    @Test("Packed with gzip; a zip with several exports gives each, with what is none left out")
    func packedFiles() throws {
        let csv = "Time,SenderName,Sender,TalkerName,Talker,Content\n2024-11-14 16:00:00,小满,wxid_a,读书群,1@chatroom,早\n"
        #expect(try FileReading.open(try packed([("x", Array(row.utf8))], zip: false)) == shown)
        let zip = try packed(
            [
                ("chats/", []), ("chats/a.txt", Array(row.utf8)), ("chats/photo.jpg", [0xFF, 0xD8, 0xFF, 1, 2, 3]), ("leer", []),
                ("__MACOSX/._a", Array(row.utf8)), ("b", Array(csv.utf8)),
            ], zip: true)
        let folder = try FileReading.Folder()
        let path = try folder.write(zip, "exports.zip")
        let found = try Exports.open(path: path)
        #expect(found.map(\.name) == ["\(path)/chats/a.txt", "\(path)/b"])
        #expect(found.map(\.format) == [.jsonLines, .chatlogCSV])
        #expect(found.allSatisfy { $0.sizeBytes == zip.count })
        let lines = try found.map { try FileReading.lines($0.reader()) }
        #expect(lines == [[shown[1]], ["2 2024-11-14T08:00:00 text wxid_a/小满 \"早\" @1@chatroom/读书群"]])
        #expect(error(try folder.write(packed([("a", [1, 2, 3])], zip: true))) == .archiveOfManyWithoutExport)
        #expect(error(try folder.write(Array(zip.prefix(200)))).map { "\($0)".hasPrefix("brokenArchive") } == true)
        #expect(error(try folder.write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 1])) != nil)
    }

    @Test("What unpacks to far more than it is big is refused, before memory or time is spent on it")
    func bombs() throws {
        let folder = try FileReading.Folder()
        var bytes = Array(row.utf8)
        bytes += [UInt8](repeating: 0x20, count: 80 << 20)
        for zip in [false, true] {
            let path = try folder.write(packed([("x", bytes)], zip: zip))
            #expect(error(path) == .unpacksTooFar(limitBytes: 64 << 20), "zip \(zip)")
            #expect(error(path, ReadOptions(maxUnpackedBytes: 1 << 20)) == .unpacksTooFar(limitBytes: 1 << 20), "zip \(zip)")
        }
    }

    @Test("How far the file was read runs up to its size")
    func progress() throws {
        let folder = try FileReading.Folder()
        let text = Array((0..<40_000).map { _ in row + "\n" }.joined().utf8)
        for bytes in [text, try packed([("x", text)], zip: false), try packed([("x", text)], zip: true)] {
            var reader = try Exports.open(path: folder.write(bytes))[0].reader()
            var batch = LineBatch(), seen: [Int64] = [], lines = 0
            while try reader.read(into: &batch) {
                lines += batch.lines.count
                seen.append(batch.bytesRead)
                #expect(batch.lines.count <= LineBatch.fullLines)
                batch.removeAll()
            }
            #expect(lines == 40_000 && seen == seen.sorted())
            #expect((seen.last ?? 0) <= bytes.count && (seen.last ?? 0) > bytes.count * 9 / 10)
        }
    }
}

/// Opens files with chat exports.
public enum Exports {
    /// Looks what a file holds and prepares its reading; nothing is read but beginnings and what a format asks to be known.
    ///
    /// - Parameters:
    ///   - format: the format if the person knows better than the beginning of the file; recognised from the content if nil.
    /// - Returns: one export; of a .zip as many as are in it, in its order, one at least.
    /// - Throws: `ExportError`.
    public static func open(
        path: String, format: ExportFormat? = nil, options: ReadOptions = ReadOptions()
    ) throws -> [OpenedExport] {
        let file = try OpenFile(path: path)
        let found: [OpenedExport]
        if try Packing(of: file) == .zip {
            found = try inZip(file, path: path, format: format, options: options)
        } else {
            let source = try ByteSource(path: path, allowance: options.allowance)
            let head = try source.next()
            if head.isEmpty { throw ExportError.empty }
            guard let format = format ?? recognise(head, columns: options.columns) else {
                throw ExportError.unrecognised(tried: ExportFormat.allCases)
            }
            found = [OpenedExport(name: path, format: format, sizeBytes: file.size, path: path, entry: 0, options: options)]
        }
        // What is missing (a year, a column) must be said before the first of several is imported.
        for export in found { _ = try export.reader() }
        return found
    }

    /// More entries than this are not a bundle of exports.
    private static let entryLimit = 10_000

    private static func inZip(
        _ file: OpenFile, path: String, format: ExportFormat?, options: ReadOptions
    ) throws -> [OpenedExport] {
        let archive = try Archive(file, packing: .zip), bundle = ArchiveBundle()
        var found: [OpenedExport] = [], others: [OpenedExport] = []
        // Each is held to the allowance when it is read; entries that share their packed bytes must not add up beyond it either.
        var total: Int64 = 0
        let most = options.allowance.most(size: file.size)
        while let name = try archive.next() {
            guard archive.entry < entryLimit else { throw ExportError.brokenArchive("more than \(entryLimit) entries") }
            guard let head = try head(of: archive), !name.hasSuffix("/"), !name.hasPrefix("__MACOSX/") else { continue }
            let source = ByteSource(bytes: head)
            let recognised = recognise(try source.next(), columns: options.columns)
            // Pictures and the like, unless somebody says what it is.
            guard let known = format ?? recognised else { continue }
            total = total.addingReportingOverflow(archive.entrySize).overflow ? .max : total + archive.entrySize
            guard total <= most else { throw ExportError.unpacksTooFar(limitBytes: most) }
            let export = OpenedExport(
                name: "\(path)/\(name)", format: known, sizeBytes: file.size, path: path, entry: archive.entry, bundle: bundle,
                options: options)
            if recognised == known { found.append(export) } else { others.append(export) }
        }
        if !found.isEmpty { return named(found, in: path) }
        guard let format else { throw ExportError.archiveOfManyWithoutExport }
        // Whoever names the format is believed if there is no choice what to read.
        guard others.count == 1 else { throw ExportError.notOfFormat(format) }
        return others
    }

    private static func named(_ exports: [OpenedExport], in path: String) -> [OpenedExport] {
        guard exports.count > 1 else { return exports }
        let parts = exports.map { $0.name.dropFirst(path.count + 1).split(separator: "/") }
        let folders = Set(zip(exports, parts).filter { $0.0.format == .ircLog }.map { $0.1.dropLast() })
        // A folder for each chat, with a file of the same name in it: then the folder is the name.
        let files = Dictionary(zip(exports, parts).filter { $0.0.format != .ircLog }.map { ($0.1.last ?? "", 1) }, uniquingKeysWith: +)
        return zip(exports, parts).map { export, parts in
            var export = export
            if export.format != .ircLog {
                let isAlone = files[parts.last ?? ""] == 1
                export.bundledName = (isAlone ? parts.last : parts.dropLast().last ?? parts.last).map(String.init)
            } else if folders.count > 1 {
                export.bundledName = parts.dropLast().last.map(String.init)
            }
            return export
        }
    }

    /// The beginning of the current entry; nil if it is empty.
    private static func head(of archive: Archive) throws -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: headBytes), count = 0
        while count < bytes.count {
            let read = try bytes.withUnsafeMutableBytes {
                try archive.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[count...]))
            }
            if read == 0 { break }
            count += read
        }
        return count == 0 ? nil : Array(bytes[0..<count])
    }

    static let headBytes = 64 << 10
}

extension ReadOptions {
    var allowance: UnpackAllowance { UnpackAllowance(limitBytes: maxUnpackedBytes) }
}

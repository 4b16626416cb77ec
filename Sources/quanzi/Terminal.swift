import Foundation

/// What a command says: results to stdout, everything else to stderr.
enum Terminal {
    static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    static func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
    }

    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// Overwrites the current line of the terminal.
    static func progress(_ line: String) { FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8)) }
    static func endProgress() { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }

    /// The most memory this process ever held, in MiB.
    static var peakMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1024
    }
}

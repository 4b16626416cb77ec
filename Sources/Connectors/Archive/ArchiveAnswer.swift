/// What the process that runs the library answers: a byte, then the content, or the library's code as digits.
enum ArchiveAnswer: Equatable {
    case content([UInt8])
    case noLibrary
    case refused(code: Int32)

    init?(_ bytes: [UInt8]) {
        switch bytes.first {
        case 0: self = .content(Array(bytes.dropFirst()))
        case 1: self = .noLibrary
        case 2:
            guard let code = Int32(String(decoding: bytes.dropFirst(), as: UTF8.self)) else { return nil }
            self = .refused(code: code)
        default: return nil
        }
    }

    var bytes: [UInt8] {
        switch self {
        case .content(let content): [0] + content
        case .noLibrary: [1]
        case .refused(let code): [2] + Array("\(code)".utf8)
        }
    }
}

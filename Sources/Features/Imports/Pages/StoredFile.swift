internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOPosix
internal import Web

/// A file of any size on its way to a browser, piece by piece.
struct StoredFile: Sendable {
    private let handle: FileHandle
    private static let pieceBytes = 64 << 10

    /// Nil if there is no such file.
    init?(_ path: String) {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        self.handle = handle
    }

    func download(as name: String, type: String) -> Response {
        response([.contentType: type, .contentDisposition: "attachment; filename*=UTF-8''\(Address.encoded(name))"])
    }

    /// How it begins; what is sent begins there all the same.
    func beginning(_ count: Int) async throws -> [UInt8] {
        try await NIOThreadPool.singleton.runIfActive {
            let bytes = try handle.read(upToCount: count) ?? Data()
            try handle.seek(toOffset: 0)
            return Array(bytes)
        }
    }

    func response(_ headers: HTTPFields) -> Response {
        Response(
            status: .ok, headers: headers,
            body: ResponseBody { [handle] writer in
                while let piece = try await NIOThreadPool.singleton.runIfActive({ try handle.read(upToCount: Self.pieceBytes) }), !piece.isEmpty {
                    try await writer.write(ByteBuffer(bytes: piece))
                }
                try await writer.finish(nil)
            })
    }
}

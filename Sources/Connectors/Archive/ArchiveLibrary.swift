internal import Glibc

/// The platform's closed library, loaded by its path. It lives only in a process of its own: it crashes and leaks in the hands of
/// others. Functions as the platform's C header has them (version 3.0 of 2024-06, and 2.0).
final class ArchiveLibrary {
    private typealias NewSdk = @convention(c) () -> OpaquePointer?
    private typealias Initialise = @convention(c) (OpaquePointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Int32
    private typealias GetChatData = @convention(c) (
        OpaquePointer?, UInt64, UInt32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, Int32, OpaquePointer?
    ) -> Int32
    private typealias DecryptData = @convention(c) (UnsafePointer<CChar>?, UnsafePointer<CChar>?, OpaquePointer?) -> Int32
    private typealias NewSlice = @convention(c) () -> OpaquePointer?
    private typealias FreeSlice = @convention(c) (OpaquePointer?) -> Void
    private typealias GetContent = @convention(c) (OpaquePointer?) -> UnsafeMutablePointer<CChar>?
    private typealias GetLength = @convention(c) (OpaquePointer?) -> Int32

    private typealias GetMediaData = @convention(c) (
        OpaquePointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, Int32, OpaquePointer?
    ) -> Int32

    private let getMediaData: GetMediaData
    private let newMedia: NewSlice
    private let freeMedia: FreeSlice
    private let getIndex: GetContent
    private let getIndexLength: GetLength
    private let getData: GetContent
    private let getDataLength: GetLength
    private let isFinished: GetLength
    private let getChatData: GetChatData
    private let decryptData: DecryptData
    private let newSlice: NewSlice
    private let freeSlice: FreeSlice
    private let getContent: GetContent
    private let getLength: GetLength
    private let sdk: OpaquePointer
    private let proxy: String
    private let proxyPassword: String

    /// - Throws: `ArchiveFailure.noLibrary`, `.refused`.
    init(path: String, corpID: String, secret: String, proxy: String, proxyPassword: String) throws(ArchiveFailure) {
        guard let handle = dlopen(path, RTLD_NOW) else { throw .noLibrary }
        func function<F>(_ name: String, _: F.Type) throws(ArchiveFailure) -> F {
            guard let found = dlsym(handle, name) else { throw .noLibrary }
            return unsafeBitCast(found, to: F.self)
        }
        getChatData = try function("GetChatData", GetChatData.self)
        decryptData = try function("DecryptData", DecryptData.self)
        newSlice = try function("NewSlice", NewSlice.self)
        freeSlice = try function("FreeSlice", FreeSlice.self)
        getContent = try function("GetContentFromSlice", GetContent.self)
        getLength = try function("GetSliceLen", GetLength.self)
        getMediaData = try function("GetMediaData", GetMediaData.self)
        newMedia = try function("NewMediaData", NewSlice.self)
        freeMedia = try function("FreeMediaData", FreeSlice.self)
        getIndex = try function("GetOutIndexBuf", GetContent.self)
        getIndexLength = try function("GetIndexLen", GetLength.self)
        getData = try function("GetData", GetContent.self)
        getDataLength = try function("GetDataLen", GetLength.self)
        isFinished = try function("IsMediaDataFinish", GetLength.self)
        guard let sdk = try function("NewSdk", NewSdk.self)() else { throw .noLibrary }
        self.sdk = sdk
        self.proxy = proxy
        self.proxyPassword = proxyPassword
        let code = try function("Init", Initialise.self)(sdk, corpID, secret)
        guard code == 0 else { throw .refused(code: code) }
    }

    /// What `GetChatData` gives, as it is.
    func records(after seq: UInt64, limit: UInt32, seconds: Int32) throws(ArchiveFailure) -> [UInt8] {
        try content { slice in getChatData(sdk, seq, limit, proxy, proxyPassword, seconds, slice) }
    }

    func decrypted(key: String, sealed: String) throws(ArchiveFailure) -> [UInt8] {
        try content { slice in decryptData(key, sealed, slice) }
    }

    /// The piece of a file that begins at an index, given as hex digits.
    func piece(of file: String, at index: String, seconds: Int32) throws(ArchiveFailure) -> ArchivePiece {
        guard let begin = Hex.bytes(index), let media = newMedia() else { throw .unreadable }
        defer { freeMedia(media) }
        // It is a text of C: it ends with a zero, and has none within.
        let code = (begin + [0]).withUnsafeBytes { begin in
            getMediaData(sdk, begin.baseAddress?.assumingMemoryBound(to: CChar.self), file, proxy, proxyPassword, seconds, media)
        }
        guard code == 0 else { throw .refused(code: code) }
        func bytes(_ start: UnsafeMutablePointer<CChar>?, _ count: Int32) throws(ArchiveFailure) -> [UInt8] {
            guard count >= 0, Int(count) < ArchiveFrame.limit / 2 else { throw .unreadable }
            guard count > 0, let start else { return [] }
            return Array(UnsafeRawBufferPointer(start: start, count: Int(count)))
        }
        return ArchivePiece(
            index: try bytes(getIndex(media), getIndexLength(media)), isLast: isFinished(media) != 0,
            bytes: try bytes(getData(media), getDataLength(media)))
    }

    private func content(_ fill: (OpaquePointer) -> Int32) throws(ArchiveFailure) -> [UInt8] {
        guard let slice = newSlice() else { throw .unreadable }
        defer { freeSlice(slice) }
        let code = fill(slice)
        guard code == 0 else { throw .refused(code: code) }
        let length = Int(getLength(slice))
        guard length >= 0, length < ArchiveFrame.limit else { throw .unreadable }
        guard length > 0, let start = getContent(slice) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: length))
    }
}

internal import Dispatch
internal import Glibc
internal import Synchronization

/// The library in a process of its own. Whatever happens to that process, this one only learns that there is no answer; the next
/// question begins another one.
public final class ArchiveChild: Sendable {
    private struct Running {
        var process: pid_t
        var requests: Int32
        var answers: Int32
    }

    private static let openMilliseconds = 30_000
    private static let decryptMilliseconds = 10_000
    /// The library's pieces are of half a megabyte; more than these are none of a file that somebody sent.
    private static let mostPieces = 4096
    /// What the library may take for a page, by its own clock.
    private static let pageSeconds = 30
    /// By ours.
    private static let pageMilliseconds = 45_000
    /// Above it the process is ended after its answer, and the next question begins another.
    private static let memoryBytes = 512 << 20

    private let terms: ArchiveTerms
    private let keys: ArchiveKeys
    private let executable: String
    private let arguments: [String]
    private let running = Mutex<Running?>(nil)
    /// Whom a cancelled question ends, while `running` waits for the answer.
    private let waitedFor = Mutex<pid_t?>(nil)
    private let queue = DispatchQueue(label: "quanzi.archive")

    /// - Parameters:
    ///   - executable: this program itself.
    ///   - arguments: what makes it `ArchiveWorker.run`.
    public init(terms: ArchiveTerms, keys: ArchiveKeys, executable: String = "/proc/self/exe", arguments: [String] = ["archive-child"]) {
        self.terms = terms
        self.keys = keys
        self.executable = executable
        self.arguments = arguments
    }

    deinit { end() }

    /// The records behind `seq`, at most `limit` (1000), ascending; none if there are no newer ones.
    ///
    /// - Throws: `ArchiveFailure`.
    public func records(after seq: Int64, limit: Int) async throws -> [ArchiveRecord] {
        let request = ArchiveRequest.records(after: seq, limit: limit, seconds: Self.pageSeconds)
        return try ArchiveRecord.all(in: try await ask(request, within: Self.pageMilliseconds), after: seq)
    }

    /// What a record says, as JSON.
    ///
    /// - Throws: `ArchiveFailure`.
    public func decrypted(_ record: ArchiveRecord) async throws -> [UInt8] {
        try await ask(.decrypt(key: keys.randomKey(of: record), sealed: record.sealed), within: Self.decryptMilliseconds)
    }

    /// A picture, voice or file, whole.
    ///
    /// - Parameters:
    ///   - file: the platform's id of it, its `sdkfileid`.
    ///   - most: so many bytes; nil is returned if it has more.
    /// - Throws: `ArchiveFailure`.
    public func file(_ file: String, most: Int) async throws -> [UInt8]? {
        var bytes: [UInt8] = [], index = ""
        for _ in 0..<Self.mostPieces {
            let answer = try await ask(.piece(file: file, index: index, seconds: Self.pageSeconds), within: Self.pageMilliseconds)
            guard let piece = ArchivePiece(answer) else { throw ArchiveFailure.unreadable }
            guard piece.bytes.count <= most - bytes.count else { return nil }
            bytes += piece.bytes
            if piece.isLast { return bytes }
            let next = Hex.text(piece.index)
            // Who is sent back to where they were would ask for ever.
            guard next != index, !piece.bytes.isEmpty else { throw ArchiveFailure.unreadable }
            index = next
        }
        throw ArchiveFailure.unreadable
    }

    /// Ends the process.
    public func end() { running.withLock { end(&$0) } }

    private func ask(_ request: ArchiveRequest, within milliseconds: Int) async throws -> [UInt8] {
        try Task.checkCancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // Waiting for a pipe would hold up a thread of everybody's.
                queue.async { continuation.resume(with: Result { try self.answer(to: request, within: milliseconds) }) }
            }
        } onCancel: {
            // Who stops the server does not wait for the library.
            waitedFor.withLock { process in
                if let process { kill(process, SIGKILL) }
            }
        }
    }

    private func answer(to request: ArchiveRequest, within milliseconds: Int) throws(ArchiveFailure) -> [UInt8] {
        try running.withLock { (running: inout sending Running?) throws(ArchiveFailure) -> [UInt8] in
            let process: Running
            if let known = running { process = known } else { process = try opened() }
            running = process
            do throws(ArchiveFailure) {
                let content = try Self.exchange(request, with: process, within: milliseconds)
                if Self.memory(of: process.process) > Self.memoryBytes { end(&running) }
                return content
            } catch {
                // What the library refuses it refuses in good order; after anything else nobody knows what it would answer.
                if case .refused = error {} else { end(&running) }
                throw error
            }
        }
    }

    /// A process with the library opened.
    private func opened() throws(ArchiveFailure) -> Running {
        let process = try begin()
        do throws(ArchiveFailure) {
            let request = ArchiveRequest.open(
                library: terms.library, corpID: terms.corpID, secret: terms.secret, proxy: terms.proxy, proxyPassword: terms.proxyPassword)
            _ = try Self.exchange(request, with: process, within: Self.openMilliseconds)
            return process
        } catch {
            var ended: Running? = process
            end(&ended)
            throw error
        }
    }

    private func begin() throws(ArchiveFailure) -> Running {
        var requests: [Int32] = [-1, -1], answers: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &requests) == 0 else { throw .died }
        guard pipe(&answers) == 0 else {
            requests.forEach { close($0) }
            throw .died
        }
        for end in requests + answers { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer {
            close(requests[0])
            close(answers[1])
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, requests[0], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, answers[1], STDOUT_FILENO)
        let words = (["quanzi"] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var process = pid_t()
        guard posix_spawn(&process, executable, &actions, nil, words, environ) == 0 else {
            close(requests[1])
            close(answers[0])
            throw .died
        }
        let begun = process
        waitedFor.withLock { $0 = begun }
        // A full pipe is waited for, and not longer than we want.
        _ = fcntl(requests[1], F_SETFL, O_NONBLOCK)
        return Running(process: process, requests: requests[1], answers: answers[0])
    }

    private func end(_ running: inout Running?) {
        guard let process = running else { return }
        running = nil
        // Its number may be another's once it was waited for.
        waitedFor.withLock { $0 = nil }
        close(process.requests)
        close(process.answers)
        kill(process.process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process.process, &status, 0) < 0, errno == EINTR {}
    }

    private static func exchange(_ request: ArchiveRequest, with process: Running, within milliseconds: Int) throws(ArchiveFailure) -> [UInt8] {
        let answer: [UInt8]
        do throws(ArchiveFrame.Problem) {
            try ArchiveFrame.write(request.bytes, to: process.requests, within: milliseconds)
            answer = try ArchiveFrame.read(from: process.answers, within: milliseconds)
        } catch {
            switch error {
            case .ended: throw .died
            case .tooLate: throw .tooSlow
            case .tooLong: throw .unreadable
            }
        }
        switch ArchiveAnswer(answer) {
        case .content(let content): return content
        case .noLibrary: throw .noLibrary
        case .refused(let code): throw .refused(code: code)
        case nil: throw .unreadable
        }
    }

    /// Resident, in bytes; 0 if the system does not tell.
    private static func memory(of process: pid_t) -> Int {
        guard let file = fopen("/proc/\(process)/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
        let pages = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        return (pages.count > 1 ? Int(pages[1]) ?? 0 : 0) * Int(getpagesize())
    }
}

internal import Glibc

/// The process that runs the library: one request after the other from its standard input, until that ends.
public enum ArchiveWorker {
    /// More memory is refused to it: a library that leaks ends itself, and is begun again.
    private static let memoryBytes: rlim_t = 2 << 30

    /// Returns when whoever asks is gone.
    public static func run() {
        closeInherited()
        // The library writes what it likes to standard output and error; both may carry what people said.
        let answers = dup(STDOUT_FILENO), nowhere = open("/dev/null", O_RDWR)
        guard answers >= 0, nowhere >= 0 else { return }
        dup2(nowhere, STDOUT_FILENO)
        dup2(nowhere, STDERR_FILENO)
        limit(RLIMIT_AS, to: memoryBytes)
        // A memory image would hold the secret and talk.
        limit(RLIMIT_CORE, to: 0)
        signal(SIGPIPE, SIG_IGN)
        watchParent()
        var library: ArchiveLibrary?
        while let bytes = try? ArchiveFrame.read(from: STDIN_FILENO, within: nil), let request = ArchiveRequest(bytes) {
            let answer = answer(request, &library)
            guard (try? ArchiveFrame.write(answer.bytes, to: answers, within: 60_000)) != nil else { return }
        }
    }

    private static func answer(_ request: ArchiveRequest, _ library: inout ArchiveLibrary?) -> ArchiveAnswer {
        do throws(ArchiveFailure) {
            switch request {
            case .open(let path, let corpID, let secret, let proxy, let password):
                library = try ArchiveLibrary(path: path, corpID: corpID, secret: secret, proxy: proxy, proxyPassword: password)
                return .content([])
            case .records(let after, let limit, let seconds):
                guard let library else { return .noLibrary }
                return .content(
                    try library.records(after: UInt64(clamping: after), limit: UInt32(clamping: limit), seconds: Int32(clamping: seconds)))
            case .decrypt(let key, let sealed):
                guard let library else { return .noLibrary }
                return .content(try library.decrypted(key: key, sealed: sealed))
            case .piece(let file, let index, let seconds):
                guard let library else { return .noLibrary }
                return .content(try library.piece(of: file, at: index, seconds: Int32(clamping: seconds)).content)
            }
        } catch {
            switch error {
            case .refused(let code): return .refused(code: code)
            case .unreadable: return .refused(code: 10_002)
            case .noLibrary, .died, .tooSlow, .noKey: return .noLibrary
            }
        }
    }

    /// The server's sockets are no business of somebody else's library, and must not outlive the server in it.
    private static func closeInherited() {
        guard let folder = opendir("/proc/self/fd") else { return }
        let own = dirfd(folder)
        var inherited: [Int32] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if let file = Int32(name), file > STDERR_FILENO, file != own { inherited.append(file) }
        }
        closedir(folder)
        for file in inherited { close(file) }
    }

    /// While the library works nobody reads the standard input: without this it would outlive a server that was killed.
    private static func watchParent() {
        let parent = getppid()
        var thread = pthread_t()
        let place = UnsafeMutablePointer<pid_t>.allocate(capacity: 1)
        place.initialize(to: parent)
        pthread_create(
            &thread, nil,
            { place in
                let parent = place?.load(as: pid_t.self)
                while getppid() == parent { sleep(1) }
                _exit(0)
            }, place)
    }

    private static func limit(_ resource: __rlimit_resource, to most: rlim_t) {
        var limit = rlimit(rlim_cur: most, rlim_max: most)
        setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }
}

/// The pages of a list, one after the other.
///
/// A cursor that the platform does not take any more (50100) leads back to the beginning, once: what was on the first pages then comes
/// again. A list that comes back to where it was is an error.
public struct WeComPages<Page: WeComPage>: AsyncSequence, Sendable {
    public typealias Element = Page
    public typealias Failure = WeComFailure

    /// More pages than any list of a corp has.
    private static var mostPages: Int { 1_000_000 }

    private let api: String
    private let load: @Sendable (String) async throws(WeComFailure) -> Page

    init(_ api: String, _ load: @escaping @Sendable (String) async throws(WeComFailure) -> Page) {
        self.api = api
        self.load = load
    }

    public func makeAsyncIterator() -> Iterator { Iterator(api: api, load: load) }

    public struct Iterator: AsyncIteratorProtocol {
        private let api: String
        private let load: @Sendable (String) async throws(WeComFailure) -> Page
        private var cursor: String? = ""
        private var seen: Set<String> = []
        private var isRestarted = false

        fileprivate init(api: String, load: @escaping @Sendable (String) async throws(WeComFailure) -> Page) {
            self.api = api
            self.load = load
        }

        /// Not optimised: the compiler of Swift 6.3.1 crashes on it (CopyPropagation).
        @_optimize(none)
        public mutating func next(isolation actor: isolated (any Actor)? = #isolation) async throws(WeComFailure) -> Page? {
            guard let at = cursor else { return nil }
            // After an error there is nothing more.
            cursor = nil
            let page: Page
            do {
                page = try await load(at)
            } catch {
                guard error.code == .invalidCursor, !at.isEmpty, !isRestarted else { throw error }
                isRestarted = true
                seen = []
                page = try await load("")
            }
            let next = page.nextCursor
            if next.isEmpty { return page }
            guard seen.insert(next).inserted, seen.count < mostPages else { throw WeComFailure(api, .circularPaging) }
            cursor = next
            return page
        }
    }
}

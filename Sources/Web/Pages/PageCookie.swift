public import Kernel

/// Something that a page wants to know again; no script sees it, and no page outside of its path gets it.
public struct PageCookie: Sendable, Equatable {
    public var name: String
    public var value: String
    public var path: String
    public var life: Span

    public init(name: String, value: String, path: String, life: Span) {
        self.name = name
        self.value = value
        self.path = path
        self.life = life
    }
}

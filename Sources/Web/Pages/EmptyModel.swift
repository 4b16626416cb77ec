/// For pages that say the same to everybody.
public struct EmptyModel: PageModel {
    public init() {}

    public func value(_ name: String) -> PageValue? { nil }
}

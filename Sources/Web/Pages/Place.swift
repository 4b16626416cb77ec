/// A door of the console's navigation.
public struct Place: Hashable, Sendable {
    /// Also the last part of the text key `nav.<name>` and the name of the icon.
    public let name: String
    /// After `/w/{workspace}`.
    public let path: String
    public let roles: Set<Role>
    /// In the phone's bottom bar; the others wait behind "more".
    public let isPrimary: Bool

    public init(_ name: String, path: String, roles: Set<Role>, isPrimary: Bool = false) {
        self.name = name
        self.path = path
        self.roles = roles
        self.isPrimary = isPrimary
    }
}

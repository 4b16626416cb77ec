public import Kernel

/// Who has proved who they are, and where they wanted to go.
public struct SignInReply: Sendable {
    public var staff: StaffID
    public var target: String
    public var language: Language?

    public init(staff: StaffID, target: String, language: Language?) {
        self.staff = staff
        self.target = target
        self.language = language
    }
}

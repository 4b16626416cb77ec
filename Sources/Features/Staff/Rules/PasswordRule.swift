/// What a password must be: long enough, and not what everybody tries first. No rule about kinds of characters, which
/// only makes people write it down.
public enum PasswordRule {
    public static let minimumLength = 10
    /// Longer ones only cost time.
    public static let maximumBytes = 1024

    public static func check(_ password: String, name: StaffName) throws(StaffRefusal) {
        guard password.count >= minimumLength else { throw .passwordTooShort }
        guard password.utf8.count <= maximumBytes else { throw .passwordTooLong }
        guard StaffName.key(password) != name.key else { throw .passwordIsName }
        // 1111111111 and abababababab.
        guard Set(password.lowercased()).count >= 4, !isRun(password) else { throw .passwordTooSimple }
    }

    /// 1234567890, abcdefghij and their reverse.
    private static func isRun(_ password: String) -> Bool {
        let scalars = password.lowercased().unicodeScalars.map { Int($0.value) }
        let steps = zip(scalars, scalars.dropFirst()).map { $1 - $0 }
        // One step may differ: 1234567890 ends with a fall.
        return steps.count { $0 == 1 } >= steps.count - 1 || steps.count { $0 == -1 } >= steps.count - 1
    }
}

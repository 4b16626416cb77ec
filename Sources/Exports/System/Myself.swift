/// The person who made the export, where the format does not say who that is.
public enum Myself {
    /// The identity messages and events of that person get; nobody's name.
    public static let identity = "我"

    /// Whether a name without quotes means that person.
    static func isMeant(by name: UnsafeBufferPointer<UInt8>) -> Bool {
        name.equals("你") || name.equals("我") || name.equals("您") || name.equals("You") || name.equals("you")
            || name.equals("I")
    }
}

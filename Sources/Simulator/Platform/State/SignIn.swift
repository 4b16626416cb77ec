/// A code by which somebody signs in.
struct SignIn: Sendable {
    /// An employee's or a customer's id.
    let person: String
    /// Milliseconds since 1970.
    let made: Int64
}

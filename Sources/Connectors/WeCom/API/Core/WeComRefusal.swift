/// Why what came back is no answer.
enum WeComRefusal: Error {
    case refused(WeComErrorCode, message: String)
    /// At which field.
    case unreadable(String)
}

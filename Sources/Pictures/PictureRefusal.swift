/// Why a picture is not taken, or none is made.
public enum PictureRefusal: String, Error, Sendable, CaseIterable {
    /// Neither PNG nor JPEG.
    case unknownKind = "unknown-kind"
    /// It begins like a picture and cannot be read to its end.
    case broken
    case tooManyBytes = "too-many-bytes"
    case tooManyPixels = "too-many-pixels"
    /// No pixels, a side out of range, or something that lies outside.
    case badSize = "bad-size"
    /// More text than a code holds, with its logo.
    case codeTooLong = "code-too-long"
    /// Its squares would be too small to be read.
    case codeTooSmall = "code-too-small"
    /// The library could not draw, most often for lack of memory.
    case notDrawn = "not-drawn"
}

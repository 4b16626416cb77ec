/// Keeps words of others from turning the line they stand in: Arabic or Hebrew letters, and marks that set a direction, count
/// only between the two marks put around them (UAX #9, 2.4). Elements such as `bdi` do it only where there may be elements;
/// titles, labels and choices are attributes.
public enum DirectionalIsolate {
    private static let begin: Unicode.Scalar = "\u{2068}"
    private static let end: Unicode.Scalar = "\u{2069}"

    /// The text as it is if nothing in it could turn what stands beside it; else between the marks, with every isolate in it closed
    /// and none that would close ours. What is wrapped already stays as it is.
    public static func wrap(_ text: String) -> String {
        guard turns(text) else { return text }
        var inner = String.UnicodeScalarView([begin]), open = 0
        for scalar in text.unicodeScalars {
            if scalar == end {
                if open == 0 { continue }
                open -= 1
            } else if opens(scalar) {
                open += 1
            }
            inner.append(scalar)
        }
        inner.append(contentsOf: Array(repeating: end, count: open + 1))
        return String(inner)
    }

    /// Whether something outside of a closed isolate has a direction other than left to right, or an isolate is left open.
    private static func turns(_ text: String) -> Bool {
        // Chinese and Latin text is told by the first bytes of its characters.
        guard text.utf8.contains(where: { (0xD6...0xE2).contains($0) || $0 == 0xEF || $0 == 0xF0 }) else { return false }
        var open = 0
        for scalar in text.unicodeScalars {
            if scalar == end {
                if open == 0 { return true }
                open -= 1
            } else if opens(scalar) {
                open += 1
            } else if open == 0, isTurning(scalar.value) {
                return true
            }
        }
        return open > 0
    }

    private static func opens(_ scalar: Unicode.Scalar) -> Bool { (0x2066...0x2068).contains(scalar.value) }

    /// Hebrew, Arabic and other letters that run from right to left, by their blocks; the marks for a direction.
    private static func isTurning(_ value: UInt32) -> Bool {
        switch value {
        case 0x0590...0x08FF, 0x200F, 0x202A...0x202E, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}

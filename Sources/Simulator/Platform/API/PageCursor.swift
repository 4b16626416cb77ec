internal import Kernel

/// Where a list goes on: opaque to the caller, and good only for the call that it came from.
enum PageCursor {
    static func text(_ call: String, _ places: [Int]) -> String {
        let inside = places.map { String($0, radix: 16) }.joined(separator: "_")
        return "\(check(call, inside))_\(inside)"
    }

    /// The places in it; zeros for an empty one.
    static func places(_ call: APICall, count: Int = 1) throws(Refusal) -> [Int] {
        let text = call.body["cursor"].text ?? call.query["cursor"] ?? ""
        if text.isEmpty { return Array(repeating: 0, count: count) }
        let parts = text.split(separator: "_", maxSplits: 1)
        guard parts.count == 2, parts[0] == check(call.name, String(parts[1])) else { throw .badCursor }
        let places = parts[1].split(separator: "_").compactMap { Int($0, radix: 16) }
        guard places.count == count, places.allSatisfy({ $0 >= 0 }) else { throw .badCursor }
        return places
    }

    private static func check(_ call: String, _ inside: String) -> String {
        "c" + String(XXH64.hash(Array((call + inside).utf8)), radix: 36)
    }
}

internal import Kernel

/// What a call is answered with; HTTP status 200 whatever it says.
struct APIAnswer: Sendable {
    var bytes: [UInt8]
    var type = "application/json; charset=UTF-8"
    var fileName: String?

    /// `errcode` 0 and what belongs to it.
    static func ok(_ fill: (inout JSONWriter) -> Void = { _ in }) -> APIAnswer {
        APIAnswer(
            bytes: JSONWriter.object { json in
                json.field("errcode", 0)
                json.field("errmsg", "ok")
                fill(&json)
            })
    }

    /// - Parameter now: milliseconds since 1970.
    static func refused(_ refusal: Refusal, now: Int64) -> APIAnswer {
        let mark = String(XXH64.hash(Array("\(refusal.code) \(now)".utf8)), radix: 16).prefix(4)
        let text =
            "\(refusal.message), hint: [\(now / 1000)_\(now % 100)_\(mark)], from ip: 127.0.0.1, "
            + "more info at https://open.work.weixin.qq.com/devtool/query?e=\(refusal.code)"
        return APIAnswer(
            bytes: JSONWriter.object { json in
                json.field("errcode", refusal.code)
                json.field("errmsg", text)
            })
    }
}

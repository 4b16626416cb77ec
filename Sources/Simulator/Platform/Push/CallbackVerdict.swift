/// What came of asking an address whether it is ours.
struct CallbackVerdict: Sendable, Hashable {
    enum Problem: String, Sendable {
        case none, address, refused, timeout, status, empty, unopened, decorated, different
    }

    let problem: Problem
    /// The status, or the beginning of what was answered.
    let detail: String

    /// In Chinese, for the page.
    var sentence: String {
        switch problem {
        case .none: "验证通过，之后发生的事都会推送到这里。"
        case .address: "这不是一个 http 或 https 地址。"
        case .refused: "连不上这个地址：\(detail)。先启动接收的程序，再试一次。"
        case .timeout: "1 秒之内没有等到回答。"
        case .status: "回答的状态是 \(detail)，应当是 200。多半是 Token、EncodingAESKey 或企业 ID 填得不一样。"
        case .empty: "回答是空的，应当是 echostr 解密后的内容。"
        case .unopened: "原样退回了 echostr，应当先解密再回答。"
        case .decorated: "内容对了，但前后多了引号、换行或 BOM：\(detail)"
        case .different: "回答的内容不对：\(detail)"
        }
    }

    /// The same in English.
    var english: String {
        switch problem {
        case .none: "verified; whatever happens from now on is pushed there"
        case .address: "this is no http or https address"
        case .refused: "cannot connect: \(detail)"
        case .timeout: "no answer within one second"
        case .status: "answered with status \(detail) instead of 200; probably token, EncodingAESKey or corp id differ"
        case .empty: "the answer is empty; it should be the decrypted echostr"
        case .unopened: "the echostr came back as it was; it has to be decrypted"
        case .decorated: "right, but with quotes, a newline or a BOM around it: \(detail)"
        case .different: "the answer is something else: \(detail)"
        }
    }
}

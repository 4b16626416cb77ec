internal import Kernel

/// Words that say nothing about what a group talks about: function words, courtesies, chat fillers.
struct StopWords {
    /// Open addressing by hash, 0 for an empty place; a fifth full.
    private let slots: [UInt64]
    /// By scalar, from U+4E00.
    private let isParticle: [Bool]

    init() {
        var isParticle = [Bool](repeating: false, count: 0xA000 - 0x4E00)
        for scalar in StopWords.particles.unicodeScalars where scalar.value >= 0x4E00 && scalar.value < 0xA000 {
            isParticle[Int(scalar.value) - 0x4E00] = true
        }
        self.isParticle = isParticle
        let words = (StopWords.chinese + " " + StopWords.english).split(whereSeparator: { $0 == " " || $0 == "\n" })
        var slots = [UInt64](repeating: 0, count: 4096)
        for word in words {
            let hash = XXH64.hash(Array(word.utf8))
            var slot = Int(hash & 4095)
            while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & 4095 }
            slots[slot] = hash
        }
        self.slots = slots
    }

    /// True if the folded word is one of them.
    @inline(__always)
    func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let hash = XXH64.hash(UnsafeRawBufferPointer(word))
        var slot = Int(hash & 4095)
        while slots[slot] != 0 {
            if slots[slot] == hash { return true }
            slot = (slot + 1) & 4095
        }
        return false
    }

    /// True for Chinese words that no list can name all of: made of particles and numerals only (`我的`, `二十三`), with 的 or 了 at
    /// the end (`写的`), with a pronoun or an intensifier at the beginning (`我想`, `很快`), and one character three times or more
    /// (`哈哈哈`).
    func isFiller(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = UTF8Scalar(word, 0).value
        var last = first
        var at = 0
        var characters = 0
        var same = true
        var particles = true
        while at < word.count {
            let scalar = UTF8Scalar(word, at)
            last = scalar.value
            if last != first { same = false }
            if !(0x4E00..<0xA000).contains(last) || !isParticle[Int(last) - 0x4E00] { particles = false }
            characters += 1
            at += scalar.length
        }
        if particles || same && characters >= 3 || StopWords.openers.contains(first) { return true }
        // 的, 了; but 目的
        return last == 0x7684 && !(characters == 2 && first == 0x76EE) || last == 0x4E86
    }

    /// 很挺也我你他她它这那
    private static let openers: [UInt32] = [0x5F88, 0x633A, 0x4E5F, 0x6211, 0x4F60, 0x4ED6, 0x5979, 0x5B83, 0x8FD9, 0x90A3]

    private static let particles =
        "的了是我你您他她它咱们这那哪就都也还很挺太不没有无在吗呢吧啊呀哦嗯哈么着过得之其和与跟把被给让对向从到来去里下上中又再才只更最个些多为以而且零一二三四五六七八九十百千万亿两几第"

    /// Single characters are here because a single character may become a part of a phrase.
    private static let chinese = """
        的 了 是 在 我 你 他 她 它 您 咱 们 这 那 哪 有 没 不 也 就 都 还 又 再 才 只 很 太 更 最 挺 好 和 与 跟 同 及 或 而 但 且 因 为 所 以 如 若 虽 则 被 把 让 给 对
        向 从 到 由 于 按 比 除 像 用 去 来 上 下 里 中 前 后 内 外 个 些 点 次 件 种 位 条 张 只 块 元 一 二 三 四 五 六 七 八 九 十 百 千 万 两 几 多 少 各 每 某
        吗 呢 吧 啊 呀 哦 噢 喔 嗯 恩 唔 哈 呵 嘿 嘻 哎 唉 哇 咦 呜 嘛 啦 咯 喽 哟 呗 滴 哒 捏 惹 叭 哼 诶 欸 额 呃 嗷 噗 嗨 喂 哩 么 着 过 得 地 之 其 此 何 谁 等 说 想 要
        会 能 可 年 月 日 号 点 分 秒 时
        我们 你们 他们 她们 它们 咱们 大家 自己 人家 别人 各位 有人 某人 谁 什么 怎么 怎样 怎么样 为什么 为啥 干嘛 干啥 啥 咋 咋样 多少 几个 哪里 哪儿 哪个 哪些 这里
        这儿 那里 那儿 这个 那个 这些 那些 这样 那样 这么 那么 这种 那种 这边 那边 这次 那次 这是 那是 就是 不是 还是 都是 也是 只是 可是 但是 而是 或是 要是 算是 正是
        便是 是不是 有没有 能不能 可不可以 要不要 会不会 好不好 对不对 行不行 一个 一下 一些 一点 一样 一直 一起 一定 一般 一次 一种 一边 一会 一会儿 一天 有点 有些
        两个 三个 几个 很多 好多 许多 不少 多个 所有 全部 每个 各种 其他 其它 其中 另外 没有 没 没事 没啥 没什么 不会 不能 不用 不要 不过 不行 不对 不了 不到 不好
        不错 不同 不知道 知道 不知 可以 可能 应该 需要 能够 必须 想要 觉得 感觉 认为 以为 估计 看到 看看 看来 看起来 听说 说话 说是 告诉 起来 出来 出去 进来 进去 过来
        过去 下来 下去 上来 上去 回来 回去 以后 以前 之前 之后 然后 后来 最后 开始 现在 今天 明天 昨天 后天 前天 刚才 刚刚 马上 已经 正在 曾经 时候 时间 的时候 有时
        有时候 上午 下午 中午 晚上 早上 今晚 明早 那天 当时 平时 经常 总是 从来 因为 所以 因此 如果 假如 虽然 即使 而且 并且 或者 还有 以及 并 于是 除了 关于 对于 由于
        根据 通过 按照 为了 至于 无论 不管 只要 只有 只能 甚至 尤其 特别 非常 比较 十分 相当 更加 最好 真的 真是 的确 确实 其实 当然 肯定 大概 也许 好像 似乎 几乎
        差不多 到底 究竟 终于 居然 竟然 果然 反正 毕竟 难道 完全 直接 随便 可惜 幸好 原来 本来 的话 来说 是的 好的 好吧 好啊 好呀 好了 好滴 好哒 好嘞 行吧 可以的 对的
        对啊 对呀 没错 嗯嗯 嗯呢 哦哦 噢噢 啊啊 哈哈 呵呵 嘿嘿 嘻嘻 嘎嘎 呜呜 哎呀 哎哟 唉呀 我去 卧槽 我靠 握草 牛逼 厉害 哇塞 天哪 拜拜 再见 你好 您好 早安 晚安
        早上好 晚上好 大家好 谢谢 多谢 感谢 谢谢你 谢谢您 辛苦 辛苦了 不客气 没关系 对不起 不好意思 抱歉 请问 麻烦 收到 明白 了解 加油 加一 恭喜 欢迎 哈喽 东西 事情
        问题 地方 方面 情况 样子 意思 有的 有个 是个 有没 出了 到了 来了 去了 完了 行了 算了 得了 还没 还不 还要 还会 还能 也没 也不 也有 都有 都没 就有 就会 就要 就能
        里面 外面 上面 下面 比如 例如 发现 结果 好像是 才能 再说 不然 要不 要么 然而 嘛 一句 一遍 多了 少了 第一 第二 第三 图片 表情 动画表情 语音 视频通话 语音通话 撤回 拍了拍
        """

    private static let english = """
        the an and or but if then else so of to in on at by for from with without about into onto over under up down out off as is am are was were
        be been being do does did doing done have has had having will would shall should can could may might must not no nor yes yeah yep nope
        ok okay oh ah um uh hi hey hello bye lol haha hahaha hehe xd omg pls please thx thanks thank sorry you your yours me my mine we us our
        ours he him his she her hers it its they them their theirs this that these those here there where when why how what which who whom whose
        all any some each every both few many much more most less least other another such only own same too very just also even still yet
        again ever never always often now today tomorrow yesterday than because while until after before during between through against
        i'm i've i'll i'd you're you've you'll you'd he's she's it's we're we've we'll they're they've they'll that's there's what's who's let's
        don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't ain't gonna wanna
        get got gets getting go goes going gone went come comes came make makes made say says said see seen saw know knows knew think thinks
        thought want wants wanted like likes look looks need needs use uses used using really maybe something anything nothing everything
        someone anyone everyone thing things way well good one two three first last lot im ive dont didnt doesnt cant thats etc re vs via yo
        """
}

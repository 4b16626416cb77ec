/// The words by which an opening sentence is found, and those that it never takes up.
enum OpeningLists {
    /// What stands right before a thing.
    static let leadingHan = [
        "这个", "那个", "一个", "这款", "那款", "这家", "那家", "这次", "那次", "个", "份", "杯", "碗", "本", "部", "款", "种", "套", "台", "只", "件", "场", "盒", "袋",
        "瓶", "节", "门", "期", "张", "首", "篇", "的", "买", "卖", "做", "学", "报", "吃", "喝", "用", "写", "养", "画", "拍", "读", "玩", "修", "装", "种", "办", "考", "订", "换",
        "看", "聊", "练", "参加", "喜欢", "关于", "推荐", "研究", "我家", "搞", "上", "开", "带", "送",
    ]
    /// Of these only that stand before a thing alone: no word begins with one and goes on with a thing that is none.
    static let verbsBefore = Set("买卖喝做")
    static let followingHan = Set("了吗呢吧啊呀哦怎在是有和跟与要会就也还很太真多什哪能可没比")
    static let leadingLatin: Set<String> = [
        "a", "an", "the", "my", "your", "our", "their", "his", "her", "its", "this", "that", "these", "those", "some", "any", "another", "about", "with", "for",
        "of", "in", "on", "into", "using", "learning", "new", "no", "more", "own", "use", "like", "love", "tried", "via", "from",
    ]
    static let followingLatin: Set<String> = [
        "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "can", "could", "will", "would", "should", "might", "must", "in", "on", "of", "for",
        "to", "from", "with", "and", "or", "but", "that", "which", "who", "when", "if", "because", "as", "at", "by", "so", "isn't", "doesn't", "too", "also", "yet",
        "works", "looks", "seems", "though", "anyway", "now", "again", "yesterday", "today", "instead", "over", "into", "than", "then", "until", "since", "i", "we", "it",
    ]

    /// Things too common to be somebody's, feelings, times of the day; and what only looks like a thing.
    private static let noThings: Set<String> = [
        "早上", "早晨", "晚上", "中午", "周末", "明年", "今年", "去年", "上周", "下周", "上次", "下次", "以前", "老师", "同学", "朋友", "老板", "群主", "大佬", "群友", "宝子", "姐妹", "亲爱的", "宝宝", "好吃",
        "好看", "好喝", "便宜", "漂亮", "开心", "喜欢", "睡觉", "吃饭", "上班", "下班", "回家", "起床", "洗澡", "有空", "方便", "合适", "简单", "复杂", "困难", "奇怪", "正常", "重要", "不错", "推荐", "准备", "支持", "提供",
        "解决", "更新", "修改", "使用", "确认", "确定", "打算", "希望", "学习", "工作", "建议", "机会", "办法", "消息", "信息", "内容", "部分", "方式", "方法", "原因", "例子", "名字", "手机", "电脑", "链接", "价格", "谢谢大家",
        "版本", "类型", "代码", "文件", "程序", "软件", "数据", "功能", "系统", "文章", "文档", "资料", "参数", "变量", "函数", "对象", "名称", "数字", "字符", "结构", "接口", "模式", "状态", "逻辑", "过程", "效果",
        "标题", "地址", "密码", "账号", "大学", "公司", "学校", "城市", "国家", "中国", "美国", "日本", "北京", "上海", "广州", "深圳", "杭州", "成都", "视频", "照片", "作业", "题目", "红包", "接龙", "打卡",
        "end", "rest", "point", "thing", "idea", "fact", "case", "kind", "sort", "bit", "moment", "course", "example", "general", "sure", "least", "best", "better", "worse",
        "right", "wrong", "left", "problem", "problems", "issue", "issues", "question", "questions", "answer", "reason", "reasons", "time", "times", "day", "days", "week", "weeks", "month",
        "months", "year", "years", "night", "morning", "evening", "people", "guy", "guys", "man", "men", "stuff", "part", "parts", "place", "side", "name", "names", "number", "line", "lines",
        "word", "words", "work", "job", "talk", "chat", "channel", "while", "order", "top", "back", "front", "middle", "future", "past", "same", "whole", "next", "previous",
        "current", "default", "above", "below", "following", "difference", "sense", "hell", "fun", "joke", "luck", "minute", "minutes", "second", "seconds", "hour", "hours", "friend", "friends", "kids",
        "wife", "husband", "boss", "dude", "folks", "everybody", "anybody", "somebody", "nobody", "me", "true", "false", "null", "real", "wild", "long", "short", "term", "way", "ways", "change", "changes",
        "message", "messages", "link", "links", "version", "versions", "list", "set", "type", "test", "tests", "code", "file", "files", "error", "errors", "bug", "bugs", "commit", "commits", "behavior",
        "release", "releases", "update", "updates", "fix", "fixes", "build", "builds", "branch", "merge", "patch",
        "particular", "other", "others", "meantime", "hand", "head", "mind", "topic", "discussion", "conversation", "comment", "comments", "correct", "possible", "impossible", "different", "similar", "nice", "great",
        "actual", "exact", "entire", "single", "multiple", "several", "certain", "specific", "proper", "normal", "usual", "free", "open", "old", "young", "big", "small", "large", "huge", "tiny", "little", "bad", "good",
    ]
    /// Endings of what is no thing: probably, working, tried, readable.
    private static let noThingEndings = ["ly", "ing", "ed", "able", "ible", "ful", "ous", "ish", "est"]
    private static let noThingHanEndings = Set("了着过的地得吧吗呢啊呀嘛们")
    private static let noThingHanBeginnings = Set("不没很太真第再又更最别正刚")

    static func isNoThing(_ word: String) -> Bool {
        if noThings.contains(word) { return true }
        guard let first = word.first, let last = word.last else { return true }
        if first.isHan || last.isHan { return noThingHanEndings.contains(last) || noThingHanBeginnings.contains(first) }
        return noThingEndings.contains { word.hasSuffix($0) }
    }

    /// Swearing, and what a stranger's cheerful sentence must not touch.
    private static let unfitHan: PhraseList = [
        "妈的", "他妈", "傻", "操你", "卧槽", "我靠", "狗屁", "垃圾", "草泥马", "滚", "屎", "尿", "屁", "逼", "色情", "约炮", "死", "癌", "病", "医院", "手术", "去世", "过世", "葬", "离婚", "分手", "流产", "抑郁", "自杀", "失业",
        "裁员", "欠钱", "借钱", "破产", "官司", "坐牢", "出轨", "家暴", "骗", "疫情", "怀孕", "减肥",
    ]
    private static let unfitLatin: Set<String> = [
        "fuck", "fucking", "fucked", "shit", "shitty", "bullshit", "damn", "crap", "hell", "ass", "asshole", "bitch", "bastard", "dick", "cock", "pussy", "cunt", "wtf", "stfu", "piss",
        "porn", "sex", "nazi", "slave", "retard", "idiot", "idiots", "moron", "stupid", "dumb", "death", "dead", "die", "died", "dying", "funeral", "cancer", "divorce", "hospital", "surgery", "depression",
        "suicide", "sick", "illness", "disease", "doctor", "fired", "layoff", "bankruptcy", "lawsuit", "jail", "prison", "pregnant", "miscarriage", "kill", "killed", "gun", "drunk", "drugs", "weed", "covid",
    ]

    static func isUnfit(_ text: String) -> Bool {
        if unfitHan.isIn(text) { return true }
        return !unfitLatin.isDisjoint(with: text.lowercased().split { !$0.isLetter }.map(String.init))
    }
}

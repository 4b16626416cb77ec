/// The words by which a message shows what it is. Chinese first, as operators and advertisers write; matched as bytes, ASCII
/// letters without regard to case.
enum SignWords {
    /// Questions are also told by a question mark or an asking particle at the end.
    static let asking = [
        "请问", "有没有", "求推荐", "求助", "谁知道", "谁有", "怎么办", "怎么弄", "怎么用", "怎么买", "怎么去", "多少钱", "哪里有", "哪里买", "哪儿有",
        "在哪里", "哪家", "什么时候", "啥时候", "几点", "能不能", "可不可以", "为什么", "为啥", "如何",
    ]
    static let checkIn = ["打卡", "签到"]
    static let introduction = ["自我介绍", "新人报到", "初来乍到"]
    /// With a greeting to all in the same message it is an introduction.
    static let selfNaming = ["我是", "我叫"]
    static let greeting = ["大家好", "各位好"]
    static let chainOrder = ["接龙"]
    /// One of them with a price or a link, or two of them.
    static let promo = [
        "优惠", "折扣", "打折", "特价", "秒杀", "满减", "限时", "抢购", "下单", "拼团", "团购", "包邮", "领券", "优惠券", "代金券", "立减", "买一送一", "促销", "爆款",
        "上新", "新品", "仅需", "原价", "现价", "到手价", "抢到", "库存", "售价", "预订", "折后",
        "好价", "直降", "立省", "清仓", "专享", "半价", "买二送一", "买一赠一", "五折", "六折", "七折", "八折", "九折", "会员日", "会员价", "团购价",
        "特惠", "尝鲜价", "新到货", "开抢", "抢先", "限量", "仅限", "限前", "先到先得", "送完即止", "售完即止", "成团", "开团", "赠品", "满送", "充值送",
        "点链接", "点进来抢", "不退不换", "钜惠", "大促", "热卖", "返场",
    ]
    static let price = ["元", "￥", "¥", "块钱"]
    static let link = ["http://", "https://", "www."]
    /// How to reach somebody.
    static let contact = [
        "微信号", "加微信", "加我微信", "加我v", "加v", "薇信", "威信", "vx", "v信", "wx", "加q", "qq群", "扣扣", "联系电话", "扫码加", "私聊我", "私信我", "加我",
        "t.me/", "飞机号", "电报",
    ]
    /// What advertisers offer.
    static let offer = [
        "兼职", "刷单", "日结", "代理", "加盟", "贷款", "办证", "赚钱", "月入", "日赚", "日入", "代开", "发票", "返利", "免费领", "棋牌", "彩票", "下注", "博彩", "体育投注",
        "投资理财", "高薪", "在家", "稳定收入", "批发", "货源", "微商", "引流", "涨粉", "代刷", "包赚", "套现", "信用卡", "招聘", "诚招", "无押金", "佣金", "提现", "跑分", "担保",
        "私聊", "出售", "代购", "推广", "盈利", "包教", "躺赚", "副业",
    ]
}

/// Questions of the pet groups about food, illness and keeping.
enum PetQuestions {
    static let text = """
        # 6 mnte dog ask
        a 我家{pet}（{breed}，{age}）这两天{dogIll}，要紧吗 | 求助，{pet}{dogIll}，{sign} | 有没有懂的，{breed}{dogIll}怎么办 | {pet}今天{dogIll}，{sign}，要不要去医院
        b 吃了什么没有 | 我家也有过，{tip3} | 换粮了吗 | 先观察一天，{sign}的话再说
        v {tip}，{tip2}，明天还这样就带来看 | {sign}一般不急，{tip} | 这个年龄先排除寄生虫，{tip}
        a {ok}，{thanks} | {sign}，我再看看 | 好，{tip}我试试 | 谢谢医生，明天带过去
        ?c 祝{a.pet}早日康复 | 我家上个月也这样，后来好了 | 蹲结果，我家也{dogIll}
        ?a 好多了，{thanks} | 今天已经好了，虚惊一场

        # 6 mnte cat ask
        a {pet}（{breed}，{age}）{catIll}三天了，{sign} | 猫{catIll}正常吗，{sign} | 求助！{pet}{catIll}，急 | 有没有铲屎官遇到过{catIll}的
        b 我家{b.pet}以前也{catIll}，{tip3} | 猫砂换了吗 | 喝水够不够 | 拍个照看看
        v {tip}，{tip2}，两天不好就来 | 先看牙龈和鼻子，{tip} | {catIll}多半和应激有关，{tip}
        a {ok}，这就试 | 谢谢陈医生 | {thanks}，心里有数了 | 照片发您了
        ?a [图片]
        ?c 猫就是让人操心 | 同款猫病，蹲后续 | 别自己喂人药啊

        # 5 nte dog ask
        a {breed}吃什么粮好，现在吃{food}有点{dogIll} | 想给{pet}换粮，{food}和{food2}选哪个 | {food}涨价了，有平替吗 | {age}的{breed}一天喂几顿
        b 我家一直吃{food}，便便成形 | {food2}适口性好，就是贵 | 换粮慢一点，{tip3} | 一岁前三顿，之后两顿
        ?c 我家不爱吃{food} | 拌点{snack}就吃了 | 同问 | {food}加一
        a 先买小包试试 | {ok}，{thanks} | 那下单{food2}了
        ?o 店里有{food}小包试吃，来拿 | {food}今天到货了，给你留一包

        # 5 nte cat ask
        a {breed}吃{food}软便，换啥好 | 猫粮囤{food}还是{food2} | {pet}只吃{snack}不吃主粮，愁 | {age}的小猫能吃{snack}吗
        b {food2}我家吃了半年没问题 | 饿一顿就好了，别心软 | 冻干磨成粉拌进去 | 半岁以后少量可以
        ?c {b.pet}也挑，我妥协了 | 湿粮加水，爱喝 | 猫主子说了算
        a 学到了 | 好，今晚狠心一次 | {thanks}

        # 4 te ask
        a 推荐个{toy}，上一个被拆了 | {toy}哪种结实 | 有闲置的{toy}吗，收一个 | 给{pet}买{toy}，求避坑
        b {toy}别买带毛的，会吞 | 我家{b.pet}只爱纸箱 | 我有多的，送你 | 店里那款{toy}不错
        ?a 多少钱 | 哪天方便我去拿 | {thanks}，发个链接
        ?b 不要钱，{place}碰面给你 | [链接]{toy}，用了三个月还没坏 | 二十多块

        # 3 te ask
        a {litter}和{litter2}哪个不带沙 | 猫砂换{litter}会不会应激 | {pet}用{litter}总往外刨 | 求{litter}推荐，家里到处是砂
        b 我用{litter2}，混着换了一周 | 买个大一点的盆 | {litter}粉尘大，慎重 | 门口放个垫子有用

        # 4 nte ask
        a {service}要提前几天约 | 问下{service}多少钱，{breed} | 周末{service}还有位置吗 | {pet}第一次{service}，要准备什么
        o 周{weekday}{hour}还有一个位置，给您留着？ | {breed}{service}{60-180}元，会员八折 | 带上疫苗本就行，提前两小时别喂 | 现在约周{weekday}，{hour}
        a 约 | 好，就{hour} | 有点贵，我再看看 | {thanks}，准时到
        ?b 我家在店里{service}过，小姐姐很温柔 | {service}完香喷喷的 | 别周末去，人多

        # 3 nte ask
        a {holiday}{trip}，{pet}寄养几天，有位置吗 | 要{trip}，{pet}咋办 | {holiday}寄养能看监控吗
        o 有，{holiday}前一周要交定金，每天{50-90}元 | 可以看监控，每天三次放风 | 还剩{2-6}个房间，要的尽快
        ?b 我上次寄养{b.pet}胖了两斤 | 我可以帮你喂猫，住得近 | 猫还是上门喂好，少应激
        a 先占一个 | 我问问家里人 | {ok}

        # 3 e ask
        a 驱虫多久一次，{pet}{age} | 疫苗漏打一针要重来吗 | 绝育后多久能洗澡 | {pet}该洗牙了吗，口臭
        v 室内三个月一次，常出门一个月一次 | 隔太久要补打，带本子来看 | 拆线后两天，{tip} | {age}可以先刷牙，洗牙要验血
        a 明白了，谢谢陈医生 | {ok} | {thanks}，记在日历上了
        ?b 正好我也想问 | 收藏 | 有医生在群里太好了

        # 3 me ask
        a 谁看见一只{breed}，脖子上红项圈，在{place}附近 | {place}捡到一只{dogBreed}，谁家的 | 帮朋友寻狗，{place}走丢的，{dogAge}
        b 帮转 | 我刚遛完没看到，我再去一圈 | 问问保安调监控 | 有牌子吗
        ?c 已转到小区群 | {place}那边我熟，我也找
        a 找到了！在保安室吃火腿肠呢 | 主人联系上了，谢谢大家 | 还没消息，今晚继续
        ?b 太好了 | {wow} | 吓一跳，以后牵绳

        # 2 te
        a 有没有人领养，{catBreed}，{catAge}，已绝育 | 小区生了一窝小猫，求好心人 | 帮救助站问，{dogBreed}{dogAge}找家
        ?a [图片]
        b 想养，家里不同意 | 好可爱，我问问同事 | 我可以提供一个笼子 | 要签协议吗
        ?c 顶 | 扩散 | {b.pet}想要个伴，我认真考虑

        # 2 nte ask
        a {brush}哪种好用，换毛季崩溃 | 掉毛掉到可以再织一只{pet}，怎么办 | 除毛求推荐，{brush}试过了没用
        b {brush}，每天五分钟 | 喂点鱼油 | 剃了？不能剃的 | 习惯就好，黑衣服全扔了
        ?v 别剃，梳顺就行，{tip} | 换毛期一般三四周
        ?a 已下单{brush} | 好的，坚持梳

        # 4 nte ask
        a {pet}怎么教都不在家上厕所，头疼 | {pet}一出门就爆冲，拉不住 | {pet}半夜叫，邻居投诉了 | {pet}护食，怎么改
        b 我家{b.pet}半岁前也这样，长大就好了 | 牵引换成胸前扣的试试 | 累了就不叫，晚上多遛半小时 | 别打，越打越凶
        ?c 请过训犬师，{8-15}节课管用 | 零食奖励，{snack}最好使 | 同求
        a {ok}，今晚开始 | {thanks}，有信心了 | 我再坚持一周看看
        """
}

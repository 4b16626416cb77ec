/// Daily talk of the pet groups: mischief, walks, pictures, check-ins.
enum PetTalk {
    static let text = """
        # 6 mte
        a {pet}今天{prank}{face} | 谁家的也这样，{pet}{prank} | 下班回家发现{pet}{prank} | 报告，{pet}又{prank}
        a [图片]
        b {laugh}，{b.pet}上周也{prank2} | 打一顿 | 这眼神一点都不心虚 | {laugh}，亲生的
        ?c 舍不得打 | 建议罚站 | 我家{c.pet}：学到了 | {breed}都这样吗
        ?a 已经原谅了 | 罚它今天没有{snack} | 骂了，它睡着了

        # 5 e
        a 我家{pet}{cute} | 被{pet}治愈了，{cute} | {pet}最近{cute}，心都化了 | 养{breed}的快乐：{cute}
        ?a [视频]
        b 好乖 | {b.pet}只会{prank} | 想摸 | 别人家的孩子
        ?c 我家的高冷，从来不这样 | {c.pet}也会！ | 截图了做表情包

        # 4 me dog
        a {hour}{place}遛狗，有一起的吗 | {place}今天人少，可以撒欢 | 在{place}，{pet}已经疯了 | 明天{hour}{place}组局
        b 我带{b.pet}来 | {minute}到 | 今天{b.pet}感冒不出门 | {place}草太高了，小心虫
        ?c 等等我 | 下次喊我 | 你们别忘了带拾便袋
        ?a 好，门口等 | [位置]{place}

        # 4 m dog
        a 早遛打卡，{place}，{20-50}分钟 | 第{3-60}天早遛，{pet}比我积极 | 打卡，{pet}今天拉了两次，正常 | {place}打卡，雾有点大
        ?b 打卡加一 | 佩服，我起不来 | {b.pet}还在睡 | 明天一定早起

        # 4 e cat
        a 吸猫时间{face} | {pet}占了我的椅子，我站着办公 | 谁能拒绝一只{breed}呢 | {pet}和快递箱的合影
        a [图片]
        b 好圆 | {breed}yyds | {b.pet}不让抱，羡慕 | 毛色真好，吃的啥
        ?a 吃的{food} | 最近换了{food}，毛亮了 | 就普通粮加鱼油

        # 3 mnte
        a 今天是{pet}{age}生日 | {pet}到家{2-5}周年 | 祝{pet}生日快乐，做了个鸡胸蛋糕
        ?a [图片]
        b 生日快乐{a.pet} | 一看就是被宠大的 | 配方求分享 | 祝健健康康
        c 祝{a.pet}天天开心 | {c.pet}发来贺电 | 生日快乐{face}
        ?o {a.pet}生日快乐，来店里领个小礼物 | 寿星本周{service}五折哦

        # 3 te
        a {food}今天打折，囤吗 | 拼{food}，十包批发价，还差{2-5}包 | 谁要{snack}，一起凑包邮
        b 我要两包 | 保质期到什么时候 | 上个月刚囤 | 带我一包{food}
        ?c 我也来一包 | 同小区的吗，我自取 | 还能加吗
        ?a 好，齐了下单 | 到了我喊大家 | 收款码发群里了

        # 2 nte
        a {pet}减肥第{2-30}天，轻了{1-5}两 | 称了下{pet}，又胖了 | 医生说{pet}超重，开始控粮
        b 我家{b.pet}也胖，一起 | 骨架大而已 | 心疼，它看你吃饭的眼神 | 少喂{snack}就行
        ?v 每周掉体重的百分之一就好，别太快 | 按理想体重算喂量，{tip}

        # 2 x
        a {pet}半夜{prank}，睡不成了 | 凌晨了，{pet}精神得很 | 有没有人醒着，{pet}一直叫
        b 我家刚消停 | 关门，戴耳塞 | 睡前逗它半小时管用 | 猫的作息就是这样
        ?a 困死，明天还上班 | 有道理，明晚试试

        # 2 mnte
        a {season}了，{pet}开始掉毛 | 今天太热，{pet}躺瓷砖上不起来 | 下雨遛不了狗，{pet}在家拆家 | 降温了，给{pet}穿了件衣服
        ?a [图片]
        b {b.pet}也是 | 穿衣服它走路同手同脚 | 笑，我家的也躺地上 | 注意防蚊

        # 2 te
        a 在店里洗完澡的{pet}，香香的 | 今天带{pet}去{service}，小姐姐夸它乖 | {service}完判若两狗
        a [图片]
        b 清爽 | 剪得好看 | 在哪家剪的 | {b.pet}也该去了
        ?o {a.pet}今天特别配合，奖励{snack}一包

        # 2 e
        a 自我介绍一下：{pet}，{breed}，{age}，爱好是{prank} | 新人报到，家有{breed}一只叫{pet} | 大家好，我是{pet}家的，{place}附近
        b 欢迎{a.pet} | 邻居！我也在{place} | {breed}联盟又多一位
        ?c 求照片 | 欢迎欢迎 | 改天一起遛
        ?a [图片]

        # 2 te
        a 谁家有多余的{toy}，换{snack} | 出闲置{toy}，{pet}不玩，{10-40}元 | 整理出一堆{pet}小时候的衣服，送
        b 我要 | 多大尺码 | 怎么给你 | 换我家{food}小样行吗
        ?a {place}自取 | 私聊我 | 给你留着

        # 2 mnte
        a 楼下又有人没牵绳，{pet}吓着了 | 小区贴通知不让遛大型犬了 | 有人投诉狗叫，大家注意点
        b {yes}，我也遇到过 | 文明养宠从自己做起 | 物业怎么说 | 牵好绳，别给别人添麻烦
        ?c 支持牵绳 | 早晚错峰遛 | 便便也要捡
        """
}

/// Names as people choose them; invented. One space between them.
enum Nicknames {
    static let anyone = """
        小鱼儿 阿May 大橙子 Kevin 静静 老王不在家 风轻云淡 Lily🌸 平安喜乐 小杨同学 努力的蜗牛 Jason 晴天 豆包 阿杰 木子李 一叶知秋 Cici \
        南方姑娘 北漂小张 橙子汽水 Leo 慢慢来 周周 向日葵🌻 Vivian 不吃香菜 小太阳☀️ 阿坤 笑笑 老陈 Amy 海阔天空 糖糖 Tony老师 梦里花开 十三 \
        七月 Momo 追风少年 小雨点 老刘 安静的美男子 夏天 Echo 阳光正好 一只小鹿 芒果布丁 老赵头 半糖主义 菲菲 西瓜太郎 Jerry 云朵☁️ 拾光 \
        阿花 王大锤 小确幸 Sunny 无糖可乐 行者 林深见鹿 大白 Nancy 麦兜 老李爱钓鱼 珊珊 加菲爸爸 柠檬不酸 David 岁月静好 团团圆圆 豌豆 阿宁 \
        一杯清茶 小幺 北北 Grace 山川湖海 早睡早起 阿飞 悠悠 饭团 石头剪刀布 Kiki 天道酬勤 小马哥 青柠 阿欢 Mr.Z 初心 花花世界 暖暖 \
        爱吃的阿宽 不加班联盟 冬瓜 Alice 洛洛 踏雪寻梅 大力水手 阿楠 南瓜粥 Frank 小陶子 棉花糖 二师兄 今天吃什么 Joy 锦鲤本鲤 阿布 \
        清风徐来 橘子皮 Ryan 月亮不睡 小满 方方 老高 毛豆 Rita 知足常乐 一米阳光 秋刀鱼 阿哲 包租婆 Emma 可可西里 老周 泡泡 星河 阿莫 \
        薄荷糖 小丸子 Sam 花生酱 人间烟火 蓝胖子 Wendy 一诺 远方 草莓味 阿凯 大眼睛 吃货小分队 Bella 叶子 胡萝卜 小北 木木 海盐 Linda \
        阿泽 白开水 三分糖 老孙 甜甜圈 Mike 听雨 琳琳 斑马 阿昊 苏打饼干 小王子 Yuki 柚子茶 一路顺风 阿兰 冰美式续命 老吴 落落 Peter \
        奶盖 晓晓 龙井 阿峰 西柚 小螃蟹 Tina 春暖花开 胡同串子 阿敏 芝士就是力量 老郑 Coco 米米 雷哥 梧桐 阿珍 西红柿炒蛋 小五 Hans \
        鹿鹿 打工人小何 阿彬 露露 白日梦 老冯 Iris 珍珠奶茶 阿豪 小迷糊 晨曦 瓜子 Olive 阿芳 长颈鹿 向前冲 小田 橡皮糖 老蒋 \
        Nina 山楂 阿涛 一二三木头人 蜜桃 大熊 Fiona 海带 阿燕 空心菜 小胖 老谭 拿铁 阿萌 松鼠 Victor 琪琪 荷包蛋 阿龙 小树 雪梨 老何 Zoe \
        阿红 桃子 慢半拍 小林 Eric 乌冬面 阿洁 竹子 饺子馅 老魏 Helen 小凡 阿强 芋圆 豆芽 蛋黄酥 阿雅 曲奇 小武 老田 Gina
        """

    /// What follows a pet's name: 豆豆妈妈.
    static let petKeeper = "妈妈 爸爸 麻麻 粑粑 姐姐 的铲屎官 家 他姐 奴 姥姥"
}

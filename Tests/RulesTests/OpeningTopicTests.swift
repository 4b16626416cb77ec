import FeatureRules
import Testing

/// What a sentence to somebody quiet takes up, and what it never does.
@Suite struct OpeningTopicTests {
    private func topic(_ words: [String], _ said: [String], names: Set<String> = []) -> OpeningTopic? {
        OpeningTopic.find(words, said: said) { names.contains($0) }
    }

    /// Nil where nothing but the words themselves can be taken up.
    private func matter(_ words: [String], _ said: [String], names: Set<String> = []) -> OpeningTopic? {
        let found = topic(words, said, names: names)
        if case .words = found { return nil }
        return found
    }

    @Test(arguments: [
        ("烘焙班", "我想报个烘焙班，有推荐吗"), ("红烧肉", "昨天做的红烧肉太咸了"), ("Haskell", "最近在学Haskell，头大"), ("多肉", "阳台上养多肉了"),
        ("grammars", "I had some fun with grammars yesterday"), ("parser", "Rewriting my parser, again"), ("RakuAST", "what about RakuAST?"),
        ("red black tree", "my red black tree is slow"),
    ])
    func aThingIsTakenUpAsItWasWritten(thing: String, text: String) {
        #expect(topic([thing.lowercased()], ["好的", text]) == .thing(thing))
    }

    @Test(arguments: [
        // Neither what stands before nor what stands behind it makes it a thing.
        ("确实", "确实是这样"), ("indeed", "indeed, that works"), ("probably", "about probably"), ("nice", "a nice one"), ("好吃", "真的好吃"), ("早上", "的早上"), ("版本", "这个版本是"),
        // Numbers, addresses, commands, code, parts of names.
        ("第三天", "吃第三天了"), ("example", "see http://example.com/the example"), ("tell", "!tell the tell"), ("foo", "the foo.bar is"), ("grid", "my $grid is"),
        ("loop", "the loop { say 1 }"), ("tree", "the trees are green"),
        // Swearing, and what is no matter for a cheerful sentence.
        ("傻逼", "那个傻逼"), ("shit", "the shit"), ("手术", "做手术了"), ("divorce", "about my divorce"), ("funeral", "the funeral is tomorrow"),
    ])
    func whatNobodyWouldSendIsLeftOut(word: String, text: String) {
        #expect(matter([word], [text]) == nil)
    }

    @Test func namesAreLeftOut() {
        #expect(matter(["larry"], ["I met the Larry in Oslo"], names: ["Larry"]) == nil)
        #expect(topic([], ["my parser is slow"]) == nil && topic(["parser"], []) == nil)
    }

    /// The most telling word, unless another one was talked about last.
    @Test func whatWasSaidLastComesFirst() {
        let old = Array(repeating: "嗯嗯", count: 20) + ["我家的猫粮买的皇家猫粮，好用"]
        #expect(topic(["皇家猫粮", "咖啡豆"], ["买咖啡豆了"] + old) == .thing("咖啡豆"))
        #expect(topic(["皇家猫粮", "咖啡豆"], old) == .thing("皇家猫粮"))
    }

    @Test func aQuestionIsSaidBack() {
        #expect(topic([], ["好的", "请问猫粮哪个牌子好？"]) == .question("请问猫粮哪个牌子好？"))
        #expect(topic([], ["Any idea where grammars are tested? "]) == .question("Any idea where grammars are tested?"))
        #expect(topic(["parser"], ["Where do people file bugs?", "my parser is slow"]) == .thing("parser"), "what they talked about comes first")
        for none in [
            "你觉得怎么样？", "强烈推荐楼下的牛肉面馆", "哪里哪里，过奖了", "怎么这么贵", "怎么了", "哪里可以看病？", "请问有没有人知道这附近哪里有卖好吃的又便宜还新鲜的早餐店可以推荐一下", "How do you do that?", "where is it?", "Is that so?", "what?",
            "bob: any idea where grammars are tested?", "Any idea where Foo::Bar is tested?", "where can I ask @bob about grammars?", "Any idea where grammars are tested", "Where is the funeral held?",
        ] { #expect(matter([], [none]) == nil, "\(none)") }
        #expect(matter([], Array(repeating: "嗯嗯", count: 20) + ["请问猫粮哪个牌子好？"]) == nil, "long over")
    }

    @Test func whatWasSaidLastIsSaidBackWhereThereIsNothingElse() {
        #expect(topic([], ["好的", "我明天要去看海，想了好久"]) == .words("我明天要去看海，想了好久"))
        #expect(topic([], ["copy that", "and yes, visiting my sister mostly", "yes, I am busy with my new parser"]) == .words("yes, I am busy with my new parser"))
        for none in [
            "bob: visiting my sister mostly", "see https://example.com/a/b/c", "@bob visiting my sister mostly", "visiting my sister, and you?", "我妈妈住院了，在医院陪着", "小明：我明天要去看海，想了好久", "明天天气不错，适合出门", "我觉得这家的面不好吃",
            "我奶奶昨天走了，在收拾东西", "我要退群了，天天都是广告", "I lost my job this morning", "so then the tests should pass", "I still need to transfer that one", "s/I'll the/I'll close the/ for my last line", "I wonder where my parser is slow", "and yes, visiting my sister mostly", "I'm not, I should go again one year", "I think my tests should pass now", "thanks, my tests pass now",
            String(repeating: "long ", count: 20), "visiting\nmy sister mostly",
        ] { #expect(topic([], [none]) == nil, "\(none)") }
    }

    /// A phrase is told by the thing in it.
    @Test func ofAVerbAndAThingTheThing() {
        #expect(topic(["买牛奶"], ["又要去买牛奶了"]) == .thing("牛奶") && topic(["去买"], ["又要去买了"]) == nil)
    }

    @Test func aPlanIsSaidBack() {
        #expect(topic([], ["我打算下个月去考驾照。"]) == .plan("我打算下个月去考驾照"))
        #expect(topic([], ["想玩玩窗口程序😱"]) == .plan("想玩玩窗口程序"))
        #expect(topic(["parser"], ["I'm thinking of switching to vim!", "my parser is slow"]) == .plan("I'm thinking of switching to vim"))
        for none in [
            "我不打算去了", "你打算去哪", "打算怎么办呢", "打算去", "我打算下个月去考驾照，然后再去买一辆二手的车回来开", "打算去医院看看", "I'm going to bed", "I'm going to kill you",
            "I'm going to run `make test`", "I'm working on it", "we are going to release it", "打算 https://a.cn",
        ] { #expect(matter([], [none]) == nil, "\(none)") }
        #expect(matter([], ["a", "b", "c", "d", "e", "我打算下个月去考驾照"]) == nil, "long over")
    }
}

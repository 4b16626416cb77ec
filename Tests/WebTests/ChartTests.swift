import Testing
@testable import Web

@Suite struct ChartTests {
    @Test(arguments: [(0.0, 1.0), (3, 3), (4, 4), (7, 8), (34, 40), (99, 100), (101, 150), (1234, 1500)])
    func axesEndOnRoundNumbers(largest: Double, top: Double) {
        let scale = ChartScale(largest: largest)
        #expect(scale.top == top && scale.ticks.count <= 6 && scale.ticks.first == 0 && scale.ticks.last == top)
    }

    @Test func chartsSpeakAndEscape() {
        let points = [ChartPoint("<一>", 3, says: "\"a\""), ChartPoint("二", 5)]
        for svg in [
            LineChart(title: "少了三分之一 <&>", summary: "从 9 到 6", points: points).svg().html,
            BarChart(title: "少了三分之一 <&>", summary: "从 9 到 6", points: points).svg().html,
        ] {
            #expect(svg.contains("role=\"img\"") && svg.contains("<title>少了三分之一 &lt;&amp;&gt;</title>"))
            #expect(svg.contains("<desc>从 9 到 6</desc>") && svg.contains("&lt;一&gt;") && !svg.contains("style="))
            #expect(svg.contains("&quot;a&quot;") && svg.hasSuffix("</svg>"))
        }
    }

    @Test func emptyAndSingleAreNoCrash() {
        for values in [[], [0], [5]] as [[Int]] {
            let points = values.map { ChartPoint("一", Double($0)) }
            for html in [LineChart(title: "a", points: points).svg(), BarChart(title: "a", points: points).svg(), Sparkline(title: "a", values: values).svg()].map(\.html) {
                #expect(html.hasSuffix("</svg>") && !html.contains("nan") && !html.contains("inf"))
            }
        }
    }

    @Test func heat() {
        var values = [Int](repeating: 0, count: 168)
        values[25] = 100
        values[0] = 1
        let map = HeatMap(title: "晚上最热闹", values: values, weekdays: ["一", "二", "三", "四", "五", "六", "日"]) { "\($0)-\($1): \($2)" }
        #expect(map.svg().html.contains("class=\"heat-4\"") && map.svg().html.contains("<title>2-1: 100</title>"))
        #expect(HeatMap.shade(0, 10) == 0 && HeatMap.shade(1, 100) == 1 && HeatMap.shade(100, 100) == 4)
    }

    @Test func labelsKeepTheLast() {
        #expect(AxisLabels.shown(26, room: 620).last == 25 && AxisLabels.shown(26, room: 620).count <= 9)
        #expect(AxisLabels.shown(1, room: 620) == [0] && AxisLabels.shown(0, room: 620).isEmpty)
    }
}

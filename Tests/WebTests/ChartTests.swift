import Foundation
import Testing
@testable import Web

@Suite struct ChartTests {
    /// What people call themselves.
    static let names = ["<b>\"a\"&'</b>", "👩‍👩‍👧‍👦🎉", "\u{202E}مرحبا\u{200F}", "很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的名字", ""]
    static let hostile = [Double.nan, .infinity, -.infinity, 1e300, -1e300, 0, 3]

    @Test(arguments: [(0.0, 1.0), (3, 3), (4, 4), (7, 8), (34, 40), (99, 100), (101, 150), (1234, 1500)])
    func axesEndOnRoundNumbers(largest: Double, top: Double) {
        let scale = ChartScale(largest: largest)
        #expect(scale.top == top && scale.ticks.count <= 6 && scale.ticks.first == 0 && scale.ticks.last == top)
    }

    @Test func axesOfSharesAndOfWhatFalls() {
        #expect(ChartScale([0.03, 0.3], unit: .share).ticks.map(ChartUnit.share.text) == ["0%", "10%", "20%", "30%"])
        #expect(ChartScale([0.2, 1], unit: .share).top == 1)
        let scale = ChartScale([-3, 5], unit: .count)
        #expect(scale.bottom == -4 && scale.top == 6 && scale.ticks == [-4, -2, 0, 2, 4, 6] && scale.place(1) == 0.5)
        for value in Self.hostile { #expect(ChartScale([value], unit: .number).ticks.count <= 8) }
    }

    @Test func valuesAreWrittenByTheirUnit() {
        #expect(ChartUnit.count.text(12_345.4) == "12,345" && ChartUnit.count.text(.nan) == "–" && ChartUnit.count.text(1e300) == "–")
        #expect(ChartUnit.share.text(0.25) == "25%" && ChartUnit.share.text(0.123) == "12.3%")
        #expect(ChartUnit.number.text(1.50) == "1.5" && ChartUnit.number.text(-0.001) == "0" && ChartUnit.number.text(7) == "7")
    }

    @Test func chartsSpeakAndEscape() {
        let points = [ChartPoint("<一>", 3, says: "\"a\""), ChartPoint("二", 5)]
        for svg in [
            LineChart(title: "少了三分之一 <&>", summary: "从 9 到 6", points: points).svg().html,
            BarChart(title: "少了三分之一 <&>", summary: "从 9 到 6", points: points).svg().html,
            BarChart(title: "少了三分之一 <&>", summary: "从 9 到 6", points: points, isRanking: true).svg().html,
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

    @Test func hostileNumbersAndNamesAreNoCrash() {
        let points = Self.hostile.enumerated().map { index, value in
            ChartPoint(Self.names[index % 5], value, says: Self.names[index % 5], low: value, high: Self.hostile[6 - index], mark: Self.names[index % 5])
        }
        let nodes = points.map { NetworkNode(x: $0.value, y: -$0.value, radius: $0.value, label: $0.label, isEmphasised: $0.value > 1) }
        let edges = (-1...8).map { NetworkEdge(from: $0, to: 7 - $0, width: $0 % 2 == 0 ? .nan : 0.5) }
        let cells = [points.map { HeatCell($0.value, says: $0.says, isOpen: true) }, []]
        for html in [
            LineChart(title: Self.names[0], points: points, compared: points, comparedName: Self.names[0]).svg(),
            LineChart(title: Self.names[0], points: points, unit: .share, isStep: true).svg(),
            BarChart(title: Self.names[0], points: points, compared: points, comparedName: Self.names[1]).svg(),
            BarChart(title: Self.names[0], points: points, isRanking: true).svg(),
            HeatMap(title: Self.names[0], rows: Self.names, columns: ["<1>", "2"], cells: cells).svg(),
            NetworkDrawing(title: Self.names[0], nodes: nodes, edges: edges).svg(),
        ].map(\.html) {
            #expect(html.hasSuffix("</svg>") && !html.contains("nan") && !html.contains("inf") && !html.contains("<b>") && !html.contains("<1>"))
            #expect(html.components(separatedBy: "e+").count == 1)
        }
    }

    @Test func aBandLiesAroundItsLineAndAGapStaysOne() throws {
        let points = [ChartPoint("1", 10, low: 8, high: 20), ChartPoint("2", .nan), ChartPoint("3", 12, low: 11, high: 13), ChartPoint("4", 14, low: 12, high: 16)]
        let svg = LineChart(title: "a", points: points, compared: points, comparedName: "上一年").svg().html
        #expect(svg.components(separatedBy: "class=\"band\"").count == 3, "one on either side of the gap")
        #expect(svg.components(separatedBy: "class=\"line\"").count == 3)
        #expect(svg.contains(">上一年<") && svg.contains(">14<") && !svg.contains("class=\"area\""))
    }

    @Test func aStepHoldsUntilTheNextValue() {
        let svg = LineChart(title: "a", points: [ChartPoint("0", 1), ChartPoint("1", 0.5)], unit: .share, isStep: true).svg().html
        // Down to the right: first along, then down.
        #expect(svg.contains("class=\"line\" d=\"M52 18L508 18L508 105\""), "\(svg)")
    }

    @Test func aMarkStandsWhereSomethingHappened() {
        let svg = LineChart(title: "a", points: [ChartPoint("1", 1), ChartPoint("2", 2, mark: "从这周起变少")]).svg().html
        #expect(svg.contains("class=\"mark\"") && svg.contains(">从这周起变少<"))
    }

    @Test func aRankingKeepsItsOrderAndItsLengths() {
        let svg = BarChart(title: "a", points: [ChartPoint("王姐", 40), ChartPoint("小李", 10)], isRanking: true).svg().html
        #expect(svg.contains("width=\"488\" height=\"11\"") && svg.contains("width=\"122\" height=\"11\""))
    }

    @Test func heat() {
        var values = [Int](repeating: 0, count: 168)
        values[25] = 100
        values[0] = 1
        let map = HeatMap(title: "晚上最热闹", values: values, weekdays: ["一", "二", "三", "四", "五", "六", "日"]) { "\($0)-\($1): \($2)" }
        #expect(map.svg().html.contains("class=\"heat-4\"") && map.svg().html.contains("<title>2-1: 100</title>"))
        #expect(HeatMap.shade(0, 10) == 0 && HeatMap.shade(1, 100) == 1 && HeatMap.shade(100, 100) == 4 && HeatMap.shade(.nan, 1) == 0)
        #expect(HeatMap(title: "a", values: [1], weekdays: []) { _, _, _ in "" }.rows.isEmpty)
    }

    @Test func whatIsOpenIsHatchedAndRowsMayEndEarly() {
        let cells = [[HeatCell(1), HeatCell(0.5), HeatCell(0.2, isOpen: true)], [HeatCell(1), HeatCell(.nan)]]
        let svg = HeatMap(title: "a", rows: ["5月", "6月"], columns: ["第0周", "第1周", "第2周"], cells: cells, unit: .share).svg().html
        #expect(svg.components(separatedBy: "<rect").count == 5 && svg.components(separatedBy: "class=\"hatch\"").count == 2)
    }

    @Test func aNetworkNamesTheEmphasisedFirst() {
        let nodes = (0..<60).map { NetworkNode(x: Double($0) / 60, y: 0.5, radius: 0.01 + Double($0) / 2000, label: "成\($0)", isEmphasised: $0 == 0) }
        let svg = NetworkDrawing(title: "a", nodes: nodes, edges: [NetworkEdge(from: 0, to: 59, width: 1), NetworkEdge(from: 0, to: 0), NetworkEdge(from: 3, to: 99)]).svg().html
        #expect(svg.components(separatedBy: "<circle").count == 61 && svg.components(separatedBy: "class=\"edge").count == 2)
        // Names that would lie across each other are left to the table.
        let named = svg.components(separatedBy: "<text").count - 1
        #expect((2...NetworkDrawing.labelLimit).contains(named) && svg.contains(">成0</text>") && svg.contains(">成59</text>") && !svg.contains(">成58</text>") && svg.contains("edge-4"))
    }

    @Test func labelsKeepTheLastAndFit() {
        #expect(AxisLabels.shown(26, room: 620).last == 25 && AxisLabels.shown(26, room: 620).count <= 9)
        #expect(AxisLabels.shown(1, room: 620) == [0] && AxisLabels.shown(0, room: 620).isEmpty)
        for name in Self.names { #expect(ChartLabel.width(ChartLabel.fitted(name, to: 80)) <= 80 || name.count <= 1) }
    }
}

import App
import Foundation
import Kernel
import Testing
@testable import FeaturePages
@testable import Web

/// What `charts.js` reads: the numbers stand in the table as numbers, whatever the texts beside them say.
@Suite struct ChartBlockTests {
    private static let weeks = ["5月4日", "5月11日", "5月18日", "5月25日", "6月1日", "6月8日"]

    private func voice() throws -> Voice { try StandalonePage(Console.resources).voice(language: .chinese, zone: .shanghai, now: Instant(milliseconds: 0)) }

    private func html(_ block: ChartBlock) throws -> String {
        let html = try StandalonePage(Console.resources).print("Insights/chart", title: "图", block, voice: voice())
        let start = try #require(html.range(of: "<section")), end = try #require(html.range(of: "</section>"))
        return String(html[start.lowerBound..<end.upperBound])
    }

    static var kinds: [(String, ChartBlock)] {
        get throws {
            let voice = try ChartBlockTests().voice()
            let values = [1234.0, 1100, .nan, 900, 700, 650]
            let trend = zip(weeks, values).enumerated().map { index, week in
                ChartPoint(week.0, week.1, isThin: index == 5, low: week.1 * 0.8, high: week.1 * 1.2, mark: index == 3 ? "从这周起变少" : nil, code: "2026-05-\(index)")
            }
            let level = weeks.map { ChartPoint($0, 1000) }
            let curve = (0...12).map { ChartPoint("\($0)", 1 - Double($0) * 0.07, low: 0.95 - Double($0) * 0.08, high: min(1, 1.02 - Double($0) * 0.055)) }
            let names = ChartTests.names.enumerated().map { ChartPoint($0.element, Double(50 - $0.offset * 9)) }
            let cells = (0..<5).map { row in (0..<(6 - row)).map { HeatCell(1 / Double($0 + 1), isOpen: $0 == 5 - row) } }
            let nodes = (0..<14).map {
                NetworkNode(
                    x: 0.5 + 0.45 * cos(Double($0)), y: 0.5 + 0.45 * sin(Double($0)), radius: 0.012 + Double($0 % 4) * 0.008,
                    label: ChartTests.names[$0 % 4], isEmphasised: $0 == 3)
            }
            let edges = (0..<14).map { NetworkEdge(from: $0, to: ($0 * 5 + 3) % 14, width: Double($0) / 14, isEmphasised: $0 == 7) }
            return [
                ("line", ChartBlock(LineChart(title: "走势 <&>", summary: "a", points: trend, compared: level, comparedName: "一年前"), axis: "周", value: "人", voice: voice)),
                ("step", ChartBlock(LineChart(title: "留下来的", points: curve, unit: .share, isStep: true), axis: "周", value: "还在", voice: voice)),
                ("bar", ChartBlock(BarChart(title: "进和出", points: level, name: "进群", compared: trend, comparedName: "退群"), axis: "周", value: "进群", voice: voice)),
                ("ranking", ChartBlock(BarChart(title: "谁说得多", points: names, isRanking: true), axis: "名字", value: "条", voice: voice)),
                ("picture", ChartBlock(HeatMap(title: "留存", rows: weeks.dropLast(), columns: (0..<6).map { "第 \($0) 周" }, cells: cells, unit: .share), axis: "周")),
                (
                    "picture",
                    ChartBlock(
                        NetworkDrawing(title: "谁和谁说话", nodes: nodes, edges: edges),
                        table: ChartTable(columns: [ChartTable.Column(name: "名字")], rows: names.map { ChartTable.Row(head: $0.label, cells: []) }))
                ),
            ]
        }
    }

    @Test func everyKindSaysWhatItIs() throws {
        for (kind, block) in try Self.kinds {
            let html = try html(block)
            #expect(html.contains("data-chart=\"\(kind)\"") && html.contains("role=\"img\"") && html.contains("<table"), "\(kind)")
            #expect(!html.contains("<b>") && !html.contains("nan") && !html.contains(" style="), "\(kind)")
        }
    }

    @Test func theTableCarriesTheNumbers() throws {
        let html = try html(Self.kinds[0].1)
        #expect(html.contains("<th scope=\"col\" data-series=\"value\">人</th>") && html.contains("<th scope=\"col\" data-series=\"low\">下限</th>"))
        #expect(html.contains("<td data-value=\"1234\">1,234</td>") && html.contains("<td data-series") == false)
        #expect(html.contains("<td>–</td>"), "what is not known has no number")
        #expect(html.contains("<tr data-mark=\"从这周起变少\">") && html.contains("<tr data-thin>") && html.contains("data-value=\"2026-05-0\""))
    }

    @Test func aTurnedHeatMapHasItsColumnsAsRows() throws {
        let map = HeatMap(title: "a", rows: ["甲", "乙"], columns: ["1", "2", "3"], cells: [[HeatCell(1), HeatCell(2), HeatCell(3)], [HeatCell(4)]])
        let table = ChartBlock(map, axis: "时", isTurned: true).table
        #expect(table.columns.map(\.name) == ["时", "甲", "乙"] && table.rows.map(\.head) == ["1", "2", "3"])
        #expect(table.rows.map { $0.cells.map(\.text) } == [["1", "4"], ["2", "–"], ["3", "–"]])
    }
}

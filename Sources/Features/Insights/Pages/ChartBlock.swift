internal import Web

/// A chart under its finding, with its table one tap away. The page that shows it names `Page.chartScripts`.
///
///     ChartBlock(LineChart(title: finding, points: points), axis: "周一是", value: "说话的人", voice: voice)
struct ChartBlock: PageModel {
    /// What `charts.js` draws; a picture stays as it is.
    enum Kind: String {
        case line, step, bar, ranking, picture
    }

    let title: String
    let note: String?
    let picture: Markup
    let kind: Kind
    let unit: ChartUnit
    let table: ChartTable
    /// In print the table stands open.
    var isOpen = false

    private init(title: String, note: String?, picture: Markup, kind: Kind, unit: ChartUnit, table: ChartTable) {
        self.title = title
        self.note = note
        self.picture = picture
        self.kind = kind
        self.unit = unit
        self.table = table
    }

    /// A line; with its band and its second line if it has them.
    init(
        _ chart: LineChart, note: String? = nil, axis: String, value: String, voice: Voice, extras: [ChartTable.Extra] = [],
        isNewestFirst: Bool = false
    ) {
        self.init(
            title: chart.title, note: note, picture: chart.svg(), kind: chart.isStep ? .step : .line, unit: chart.unit,
            table: ChartTable(
                points: chart.points, compared: chart.compared, unit: chart.unit, axis: axis, value: value,
                comparedName: chart.comparedName, voice: voice, extras: extras, isNewestFirst: isNewestFirst))
    }

    /// Bars, standing or lying.
    init(
        _ chart: BarChart, note: String? = nil, axis: String, value: String, voice: Voice, extras: [ChartTable.Extra] = [],
        isNewestFirst: Bool = false
    ) {
        self.init(
            title: chart.title, note: note, picture: chart.svg(), kind: chart.isRanking ? .ranking : .bar, unit: chart.unit,
            table: ChartTable(
                points: chart.points, compared: chart.compared, unit: chart.unit, axis: axis, value: value,
                comparedName: chart.comparedName, voice: voice, extras: extras, isNewestFirst: isNewestFirst))
    }

    /// A heat map.
    ///
    /// - Parameter isTurned: the table has the map's columns as its rows, where there are more of them.
    init(_ map: HeatMap, note: String? = nil, axis: String, isTurned: Bool = false) {
        func cell(_ row: Int, _ column: Int) -> ChartTable.Cell {
            guard map.cells.indices.contains(row), map.cells[row].indices.contains(column) else { return ChartTable.Cell("–") }
            return ChartTable.Cell(map.cells[row][column].value, map.unit)
        }
        let (down, across) = isTurned ? (map.columns, map.rows) : (map.rows, map.columns)
        self.init(
            title: map.title, note: note, picture: map.svg(), kind: .picture, unit: map.unit,
            table: ChartTable(
                columns: ([axis] + across).map { ChartTable.Column(name: $0) },
                rows: down.enumerated().map { place, head in
                    ChartTable.Row(head: head, cells: across.indices.map { isTurned ? cell($0, place) : cell(place, $0) })
                }))
    }

    /// A network with a table that says the same in words.
    init(_ drawing: NetworkDrawing, note: String? = nil, table: ChartTable) {
        self.init(title: drawing.title, note: note, picture: drawing.svg(), kind: .picture, unit: .number, table: table)
    }

    /// Any other picture with its table.
    init(title: String, note: String?, picture: Markup, heads: [String], rows: [[String]]) {
        self.init(
            title: title, note: note, picture: picture, kind: .picture, unit: .number,
            table: ChartTable(
                columns: heads.map { ChartTable.Column(name: $0) },
                rows: rows.map { texts in
                    ChartTable.Row(head: texts.first ?? "", cells: texts.dropFirst().map { ChartTable.Cell($0) })
                }))
    }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "title": .text(title)
        case "note": .text(note)
        case "chartMarkup": .markup(picture)
        case "chartKind": .text(kind.rawValue)
        case "chartUnit": .text(unit.rawValue)
        case "isReversed": .flag(table.isReversed)
        case "heads": .list(table.columns.map(ChartHeadModel.init))
        case "rows": .list(table.rows.map(ChartRowModel.init))
        case "isOpen": .flag(isOpen)
        default: nil
        }
    }
}

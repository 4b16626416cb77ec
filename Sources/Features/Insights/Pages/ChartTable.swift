internal import Web

/// The numbers under a chart: read by people, drawn from by `charts.js`, kept as CSV.
struct ChartTable {
    /// What a column is in the picture.
    enum Series: String {
        case value, compared, low, high
    }

    struct Column {
        let name: String
        var series: Series? = nil
    }

    struct Cell {
        let text: String
        /// The number behind the text; nil for words, and where nothing is known.
        var number: Double?

        init(_ text: String, number: Double? = nil) {
            self.text = text
            self.number = number.flatMap { $0.isFinite ? $0 : nil }
        }

        init(_ value: Double, _ unit: ChartUnit) { self.init(unit.text(value), number: value) }
    }

    struct Row {
        let head: String
        /// The head for other programs: 2026-11-21.
        var code: String? = nil
        /// The axis label, and what is said when pointed at.
        var point: ChartPoint? = nil
        let cells: [Cell]
    }

    /// A column beside the picture's own, one text for each point.
    struct Extra {
        let name: String
        let cells: [Cell]
    }

    /// The first one is that of the heads.
    var columns: [Column]
    var rows: [Row]
    /// The picture runs the other way than the table.
    var isReversed = false

    init(columns: [Column], rows: [Row], isReversed: Bool = false) {
        self.columns = columns
        self.rows = rows
        self.isReversed = isReversed
    }

    /// The table of a line or of bars.
    ///
    /// - Parameters:
    ///   - axis: what the heads are: 周一是.
    ///   - value: what is counted: 说话的人.
    ///   - isNewestFirst: the latest row is the first to be read.
    init(
        points: [ChartPoint], compared: [ChartPoint], unit: ChartUnit, axis: String, value: String, comparedName: String,
        voice: Voice, extras: [Extra], isNewestFirst: Bool
    ) {
        let hasBand = points.contains { $0.low != nil && $0.high != nil }
        var columns = [Column(name: axis), Column(name: value, series: .value)]
        if hasBand {
            columns += [
                Column(name: voice.say("chart.head.low"), series: .low), Column(name: voice.say("chart.head.high"), series: .high),
            ]
        }
        if !compared.isEmpty { columns.append(Column(name: comparedName, series: .compared)) }
        let rows = points.enumerated().map { index, point in
            var cells = [Cell(point.value, unit)]
            if hasBand { cells += [point.low, point.high].map { $0.map { Cell($0, unit) } ?? Cell("–") } }
            if compared.indices.contains(index) { cells.append(Cell(compared[index].value, unit)) }
            cells += extras.map { $0.cells.indices.contains(index) ? $0.cells[index] : Cell("–") }
            return Row(head: point.head ?? point.label, code: point.code, point: point, cells: cells)
        }
        self.init(
            columns: columns + extras.map { Column(name: $0.name) }, rows: isNewestFirst ? rows.reversed() : rows,
            isReversed: isNewestFirst)
    }
}

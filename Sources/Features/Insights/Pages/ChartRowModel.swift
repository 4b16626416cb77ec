internal import Foundation
internal import Web

/// A row of the table under a chart.
struct ChartRowModel: PageModel {
    let row: ChartTable.Row

    func value(_ name: String) -> PageValue? {
        switch name {
        case "head": .text(row.head)
        case "code": .text(row.code)
        case "axisLabel": .text(row.point.flatMap { $0.label == row.head ? nil : $0.label })
        case "says": .text(row.point.flatMap { $0.says.isEmpty ? nil : $0.says })
        case "mark": .text(row.point?.mark)
        case "isThin": .flag(row.point?.isThin ?? false)
        case "cells": .list(row.cells.map(ChartCellModel.init))
        default: nil
        }
    }
}

/// The head of a column.
struct ChartHeadModel: PageModel {
    let column: ChartTable.Column

    func value(_ name: String) -> PageValue? {
        switch name {
        case "cell": .text(column.name)
        case "series": .text(column.series?.rawValue)
        default: nil
        }
    }
}

private struct ChartCellModel: PageModel {
    let cell: ChartTable.Cell

    func value(_ name: String) -> PageValue? {
        switch name {
        case "cell": .text(cell.text)
        case "number": .text(cell.number.map(Self.plain))
        default: nil
        }
    }

    /// As programs read it: 12, 0.25.
    private static func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(format: "%.0f", number) : "\(number)"
    }
}

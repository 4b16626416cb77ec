internal import FeatureRules
internal import Kernel
internal import Web

/// "Can I trust this probability?": the reliability curve, and the scores beside two simple ways of guessing.
struct RiskPage: PageModel {
    let study: RiskStudy?
    let until: LocalDay?
    let seat: Seat
    let voice: Voice

    var hasCharts: Bool { study?.memberReport != nil || study?.groupReport != nil }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "groupsHref": .text(seat.path("/groups"))
        case "blocks": .list([block("risk-members", study?.member, study?.memberReport), block("risk-groups", study?.group, study?.groupReport)])
        default: nil
        }
    }

    private func block(_ key: String, _ model: RiskModel?, _ report: RiskReport?) -> DiagnosisBlock {
        var block = DiagnosisBlock(key, voice)
        if let model, model.origin == .ownHistory {
            block.say(
                "risk.learnt",
                ["count": voice.grouped(model.examples), "silent": voice.grouped(model.silent), "day": model.fittedUntil.map { voice.date($0 + -1) } ?? ""])
        } else {
            block.say("risk.borrowed")
        }
        guard let report else {
            block.say("risk.no-report")
            return block
        }
        block.say(report.isBetter ? "risk.better" : "risk.not-better")
        block.say(
            report.isCalibrated ? "risk.calibrated" : report.model.calibrationError <= report.chanceError * 1.5 ? "risk.calibrated-by-chance" : "risk.not-calibrated",
            ["error": points(report.model.calibrationError), "chance": points(report.chanceError)])
        block.say(
            "risk.held-back",
            [
                "count": voice.grouped(report.examples), "silent": voice.grouped(report.silent), "from": voice.date(report.from),
                "to": voice.date(report.to),
            ])
        block.charts = [curve(report)]
        block.table = DiagnosisTable(
            caption: voice.say("diagnosis.risk.scores"),
            heads: ["who", "auc", "brier", "error"].map { voice.say("diagnosis.risk.head.\($0)") },
            rows: [("model", report.model), ("recency", report.recency), ("count", report.count)].map { name, score in
                [
                    voice.say("diagnosis.risk.by.\(name)"), voice.decimal(score.auc, digits: 3), voice.decimal(score.brier, digits: 3),
                    voice.decimal(score.calibrationError, digits: 3),
                ].map { DiagnosisCell($0) }
            },
            rules: ["auc", "brier", "error"].map { (voice.say("diagnosis.risk.head.\($0)"), voice.say("diagnosis.risk.head.\($0).rule")) },
            rulesTitle: voice.say("diagnosis.risk.rules"), isForExperts: true)
        return block
    }

    private func curve(_ report: RiskReport) -> ChartBlock {
        let points = report.bins.map { bin in
            ChartPoint(
                voice.percent(bin.predicted), bin.observed,
                says: voice.say(
                    "diagnosis.risk.says",
                    ["predicted": voice.percent(bin.predicted), "observed": voice.percent(bin.observed), "count": voice.grouped(bin.examples)]),
                low: bin.low, high: bin.high, code: voice.decimal(bin.predicted, digits: 4))
        }
        let chart = LineChart(
            title: voice.say("diagnosis.risk.curve"), summary: voice.say("diagnosis.risk.curve.note"), points: points,
            compared: report.bins.map { ChartPoint(voice.percent($0.predicted), $0.predicted) },
            comparedName: voice.say("diagnosis.risk.perfect"), unit: .share)
        return ChartBlock(
            chart, note: voice.say("diagnosis.risk.curve.note"), axis: voice.say("diagnosis.risk.predicted"),
            value: voice.say("diagnosis.risk.observed"), voice: voice,
            extras: [ChartTable.Extra(name: "n", cells: report.bins.map { ChartTable.Cell(Double($0.examples), .count) })])
    }

    /// 0.043 as 4.3.
    private func points(_ error: Double) -> String { voice.decimal(error * 100, digits: 1) }
}

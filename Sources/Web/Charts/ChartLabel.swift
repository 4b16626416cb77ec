/// About how wide words are in a chart, in its units; no font is known where the chart is drawn.
enum ChartLabel {
    static func width(_ text: String) -> Double { text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 7 : 13) } }

    /// The words, cut with … where they would be wider than `room`.
    static func fitted(_ text: String, to room: Double) -> String {
        guard width(text) > room else { return text }
        var kept = "", used = 13.0
        for character in text {
            used += width(String(character))
            if used > room { break }
            kept.append(character)
        }
        return kept + "…"
    }
}

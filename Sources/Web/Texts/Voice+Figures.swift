internal import Foundation

extension Voice {
    /// For running text: 1.2 万, 3.4 亿 (Chinese); 12.3k, 3.4M (English); small numbers as they are.
    public func figure(_ number: Int) -> String {
        let size = Double(number.magnitude)
        switch language {
        case .chinese:
            if size >= 99_950_000 { return short(Double(number) / 100_000_000) + " 亿" }
            if size >= 10_000 { return short(Double(number) / 10_000) + " 万" }
        case .english:
            if size >= 999_950 { return short(Double(number) / 1_000_000) + "M" }
            if size >= 10_000 { return short(Double(number) / 1000) + "k" }
        }
        return grouped(number)
    }

    /// For tables: 12,345.
    public func grouped(_ number: Int) -> String { Self.grouping(number) }

    static func grouping(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var parts: [String] = []
        while digits.count > 3 {
            parts.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "−" : "") + ([digits] + parts).joined(separator: ",")
    }

    /// 0.254 → 25%. Between 0 and 1 percent one digit more, so that little is not nothing.
    public func percent(_ share: Double) -> String {
        let hundredths = share * 100
        if hundredths != 0, abs(hundredths) < 0.95 { return String(format: "%.1f%%", hundredths) }
        return "\(Int(hundredths.rounded()))%"
    }

    /// A change with its sign: +12%, −30%, ±0%.
    public func change(_ share: Double) -> String {
        let whole = Int((share * 100).rounded())
        return whole == 0 ? "±0%" : whole > 0 ? "+\(whole)%" : "−\(-whole)%"
    }

    /// With a fixed number of digits after the point.
    public func decimal(_ number: Double, digits: Int) -> String { String(format: "%.\(digits)f", number) }

    /// Bytes as people say them: 820 KB, 1.2 GB.
    public func bytes(_ count: Int64) -> String {
        var size = Double(count), unit = "B"
        for next in ["KB", "MB", "GB", "TB"] where size >= 1000 { (size, unit) = (size / 1000, next) }
        return (size < 10 && unit != "B" ? String(format: "%.1f", size) : String(Int(size.rounded()))) + " " + unit
    }

    private func short(_ number: Double) -> String {
        let text = String(format: abs(number) >= 100 ? "%.0f" : "%.1f", number)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

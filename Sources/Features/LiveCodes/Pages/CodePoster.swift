internal import Pictures

/// The poster of a code: the brand, the name of the group, a sentence, and the code large enough for a wall.
struct CodePoster {
    enum Colour: String, CaseIterable {
        case green, blue, red, ink

        var ink: Ink {
            switch self {
            case .green: Ink(red: 31, green: 107, blue: 79)
            case .blue: Ink(red: 34, green: 76, blue: 128)
            case .red: Ink(red: 158, green: 46, blue: 38)
            case .ink: Ink(red: 46, green: 44, blue: 40)
            }
        }
    }

    let brand: String
    let name: String
    let guide: String
    let address: String
    /// What to do, below the code.
    let call: String
    let colour: Colour

    /// Whether it takes two lines: a letter of Chinese is as wide as it is high, another about half.
    private var hasLongName: Bool { name.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 5 : 9) } > 88 }

    var poster: Poster {
        let soft = Ink(red: 240, green: 238, blue: 230)
        return Poster(
            width: 1080, height: 1520, background: colour.ink, sheets: [PosterSheet(x: 170, y: 610, width: 740, height: 740, corner: 40)],
            texts: [
                PosterText(brand, x: 90, y: 90, width: 900, size: 44, ink: soft, align: .middle),
                PosterText(name, x: 90, y: 180, width: 900, size: 92, ink: .white, align: .middle, isBold: true, lines: 2),
                PosterText(guide, x: 140, y: hasLongName ? 470 : 360, width: 800, size: 38, ink: soft, align: .middle, lines: 2),
                PosterText(call, x: 90, y: 1390, width: 900, size: 42, ink: .white, align: .middle),
            ], code: PosterCode(address, x: 190, y: 630, size: 700))
    }
}

internal import CPango

/// Draws on a surface of cairo. Not for several threads at once.
final class Canvas {
    let cairo: OpaquePointer

    init(_ surface: OpaquePointer?) throws(PictureRefusal) {
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let cairo = cairo_create(surface) else { throw .notDrawn }
        self.cairo = cairo
    }

    deinit { cairo_destroy(cairo) }

    /// - Throws: `.notDrawn` if anything before went wrong.
    func end() throws(PictureRefusal) {
        guard cairo_status(cairo) == CAIRO_STATUS_SUCCESS else { throw .notDrawn }
    }

    func scale(_ factor: Double) { cairo_scale(cairo, factor, factor) }

    func ink(_ ink: Ink) { cairo_set_source_rgb(cairo, Double(ink.red) / 255, Double(ink.green) / 255, Double(ink.blue) / 255) }

    func fill(_ ink: Ink) {
        self.ink(ink)
        cairo_paint(cairo)
    }

    func draw(_ sheet: PosterSheet) {
        guard sheet.width > 0, sheet.height > 0 else { return }
        path(x: Double(sheet.x), y: Double(sheet.y), width: Double(sheet.width), height: Double(sheet.height), corner: Double(sheet.corner))
        ink(sheet.ink)
        cairo_fill(cairo)
    }

    /// The picture over the whole place, in its own proportions; what is too much on two sides is cut off.
    func draw(_ picture: Picture, covering place: (x: Double, y: Double, width: Double, height: Double)) {
        let stride = Int32(picture.width * 4)
        let surface = cairo_image_surface_create_for_data(picture.bytes, CAIRO_FORMAT_ARGB32, Int32(picture.width), Int32(picture.height), stride)
        defer { cairo_surface_destroy(surface) }
        let scale = max(place.width / Double(picture.width), place.height / Double(picture.height))
        cairo_save(cairo)
        cairo_rectangle(cairo, place.x, place.y, place.width, place.height)
        cairo_clip(cairo)
        cairo_translate(
            cairo, place.x + (place.width - Double(picture.width) * scale) / 2, place.y + (place.height - Double(picture.height) * scale) / 2)
        cairo_scale(cairo, scale, scale)
        cairo_set_source_surface(cairo, surface, 0, 0)
        // At its own size no pixel needs to be mixed.
        cairo_pattern_set_filter(cairo_get_source(cairo), scale == 1 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD)
        cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD)
        cairo_paint(cairo)
        cairo_restore(cairo)
    }

    func draw(_ avatar: PosterAvatar) {
        guard avatar.size > 0 else { return }
        let size = Double(avatar.size), x = Double(avatar.x), y = Double(avatar.y)
        cairo_save(cairo)
        cairo_arc(cairo, x + size / 2, y + size / 2, size / 2, 0, 2 * .pi)
        cairo_clip(cairo)
        ink(avatar.ink)
        cairo_paint(cairo)
        if let picture = avatar.picture {
            draw(picture, covering: (x, y, size, size))
        } else {
            let letters = max(PosterText.sizes.lowerBound, min(PosterText.sizes.upperBound, avatar.size / 2))
            let first = PosterText(avatar.name, x: 0, y: 0, width: 1, size: 8).plain.first { !$0.isWhitespace } ?? " "
            draw(
                PosterText(
                    String(first), x: avatar.x, y: avatar.y + (avatar.size - letters * 3 / 2) / 2, width: avatar.size, size: letters, ink: .white,
                    align: .middle))
        }
        cairo_restore(cairo)
    }

    /// - Throws: `.codeTooLong`, `.codeTooSmall`.
    func draw(_ code: PosterCode) throws(PictureRefusal) {
        let squares = try QRCode(code.text, logo: code.logo == nil ? 0 : code.logoShare)
        let whole = squares.side + 2 * QRCode.quiet
        // Whole pixels: an edge between two is grey to a reader.
        let square = code.size / whole
        guard square >= 2 else { throw .codeTooSmall }
        ink(.white)
        cairo_rectangle(cairo, Double(code.x), Double(code.y), Double(code.size), Double(code.size))
        cairo_fill(cairo)
        let rest = (code.size - square * whole) / 2 + square * QRCode.quiet
        let left = code.x + rest, top = code.y + rest
        ink(.black)
        for y in 0..<squares.side {
            var x = 0
            while x < squares.side {
                guard squares.isDark(x, y), !squares.isCovered(x, y) else { x += 1; continue }
                let begin = x
                while x < squares.side, squares.isDark(x, y), !squares.isCovered(x, y) { x += 1 }
                cairo_rectangle(cairo, Double(left + begin * square), Double(top + y * square), Double((x - begin) * square), Double(square))
            }
        }
        cairo_fill(cairo)
        guard let logo = code.logo else { return }
        // Half a square of white around it.
        let at = (squares.side - squares.logoSide) / 2, side = Double(squares.logoSide * square), margin = Double(square) / 2
        let place = (Double(left + at * square) + margin, Double(top + at * square) + margin, side - 2 * margin, side - 2 * margin)
        cairo_save(cairo)
        path(x: place.0, y: place.1, width: place.2, height: place.3, corner: place.2 / 6)
        cairo_clip(cairo)
        draw(logo, covering: place)
        cairo_restore(cairo)
    }

    private func path(x: Double, y: Double, width: Double, height: Double, corner: Double) {
        let radius = max(0, min(corner, width / 2, height / 2))
        cairo_new_sub_path(cairo)
        cairo_arc(cairo, x + width - radius, y + radius, radius, -.pi / 2, 0)
        cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, .pi / 2)
        cairo_arc(cairo, x + radius, y + height - radius, radius, .pi / 2, .pi)
        cairo_arc(cairo, x + radius, y + radius, radius, .pi, .pi * 3 / 2)
        cairo_close_path(cairo)
    }
}

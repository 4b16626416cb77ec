internal import CPango
internal import CPixels

/// Makes files of posters and codes. Drawing a poster takes tens of milliseconds: not for a loop that answers requests.
public enum PicturePress {
    /// Of one poster: half an inch is 72 of its pixels, so that a usual one fills a sheet.
    private static let pointsPerPixel = 0.5

    /// - Throws: `PictureRefusal`.
    public static func png(_ poster: Poster) throws(PictureRefusal) -> [UInt8] {
        try check(poster)
        let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(poster.width), Int32(poster.height))
        defer { cairo_surface_destroy(surface) }
        try draw(poster, on: surface)
        return try packed(surface, isGrey: false)
    }

    /// For printing: words and code keep their edges at any size.
    ///
    /// - Throws: `PictureRefusal`.
    public static func pdf(_ poster: Poster) throws(PictureRefusal) -> [UInt8] {
        try check(poster)
        let file = GrowingFile(), scale = pointsPerPixel
        let surface = cairo_pdf_surface_create_for_stream(
            { file, bytes, count in
                guard let file, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<GrowingFile>.fromOpaque(file).takeUnretainedValue().bytes.append(
                    contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(file).toOpaque(), Double(poster.width) * scale, Double(poster.height) * scale)
        defer { cairo_surface_destroy(surface) }
        try draw(poster, on: surface, scale: scale)
        cairo_surface_finish(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { throw .notDrawn }
        return withExtendedLifetime(file) { file.bytes }
    }

    /// A code alone, with its white around it.
    ///
    /// - Parameter size: a side in pixels, 64…4096.
    /// - Throws: `PictureRefusal`.
    public static func png(code text: String, size: Int, logo: Picture? = nil, logoShare: Double = 0.2) throws(PictureRefusal) -> [UInt8] {
        guard Poster.sides.contains(size) else { throw .badSize }
        let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(size), Int32(size))
        defer { cairo_surface_destroy(surface) }
        let canvas = try Canvas(surface)
        canvas.fill(.white)
        try canvas.draw(PosterCode(text, x: 0, y: 0, size: size, logo: logo, logoShare: logoShare))
        try canvas.end()
        return try packed(surface, isGrey: logo == nil)
    }

    private static func draw(_ poster: Poster, on surface: OpaquePointer?, scale: Double = 1) throws(PictureRefusal) {
        let canvas = try Canvas(surface)
        canvas.scale(scale)
        canvas.fill(poster.background)
        if let picture = poster.picture { canvas.draw(picture, covering: (0, 0, Double(poster.width), Double(poster.height))) }
        for sheet in poster.sheets { canvas.draw(sheet) }
        if let avatar = poster.avatar { canvas.draw(avatar) }
        for text in poster.texts { canvas.draw(text) }
        if let code = poster.code { try canvas.draw(code) }
        try canvas.end()
    }

    private static func packed(_ surface: OpaquePointer?, isGrey: Bool) throws(PictureRefusal) -> [UInt8] {
        cairo_surface_flush(surface)
        guard let bytes = cairo_image_surface_get_data(surface) else { throw .notDrawn }
        var count = 0
        let written = pixels_write_png(
            bytes, cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), cairo_image_surface_get_stride(surface),
            isGrey ? 1 : 0, &count)
        guard let written else { throw .notDrawn }
        defer { pixels_free(written) }
        return Array(UnsafeBufferPointer(start: written, count: count))
    }

    private static func check(_ poster: Poster) throws(PictureRefusal) {
        let places = poster.sheets.flatMap { [$0.x, $0.y, $0.width, $0.height, $0.corner] } + poster.texts.flatMap { [$0.x, $0.y, $0.width, $0.lines] }
            + (poster.avatar.map { [$0.x, $0.y, $0.size] } ?? []) + (poster.code.map { [$0.x, $0.y, $0.size] } ?? [])
        guard Poster.sides.contains(poster.width), Poster.sides.contains(poster.height), places.allSatisfy((-8192...8192).contains),
            poster.texts.allSatisfy({ PosterText.sizes.contains($0.size) })
        else { throw .badSize }
    }

    private final class GrowingFile {
        var bytes: [UInt8] = []
    }
}

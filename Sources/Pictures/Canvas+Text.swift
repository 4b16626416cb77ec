internal import CPango

extension Canvas {
    /// Debian's fonts-noto-cjk; where it is not installed, whatever has the letters.
    private static let family = "Noto Sans CJK SC, sans-serif"

    func draw(_ text: PosterText) {
        guard text.width > 0, text.lines > 0, let layout = pango_cairo_create_layout(cairo) else { return }
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        let font = pango_font_description_new()
        defer { pango_font_description_free(font) }
        pango_font_description_set_family(font, Self.family)
        pango_font_description_set_absolute_size(font, Double(Int32(text.size) * PANGO_SCALE))
        if text.isBold { pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
        pango_layout_set_font_description(layout, font)
        // The same letters are written otherwise in Japan.
        pango_context_set_language(pango_layout_get_context(layout), pango_language_from_string("zh-cn"))
        pango_layout_set_width(layout, Int32(text.width) * PANGO_SCALE)
        pango_layout_set_height(layout, -Int32(text.lines))
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        // A name from right to left stands where it is told too.
        pango_layout_set_auto_dir(layout, 0)
        switch text.align {
        case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
        case .middle: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
        }
        let words = Self.drawable(text.plain, layout)
        guard !words.isEmpty else { return }
        Self.set(words, layout)
        cairo_save(cairo)
        // Marks piled upon a letter end with the poster's lines, not with the poster.
        let height = text.size * 3 / 2 * text.lines + text.size
        cairo_rectangle(cairo, Double(text.x), Double(text.y - text.size / 2), Double(text.width), Double(height))
        cairo_clip(cairo)
        cairo_move_to(cairo, Double(text.x), Double(text.y))
        ink(text.ink)
        pango_cairo_show_layout(cairo, layout)
        cairo_restore(cairo)
    }

    /// Without the characters that no font here has: they would be drawn as boxes.
    private static func drawable(_ text: String, _ layout: OpaquePointer) -> String {
        guard isUnknown(text, layout) else { return text }
        return String(text.filter { !isUnknown(String($0), layout) })
    }

    private static func isUnknown(_ text: String, _ layout: OpaquePointer) -> Bool {
        set(text, layout)
        return pango_layout_get_unknown_glyphs_count(layout) > 0
    }

    private static func set(_ text: String, _ layout: OpaquePointer) { pango_layout_set_text(layout, text, -1) }
}

/// Recognises a text format by its first lines (clean UTF-8, perhaps cut off within a line). Nil if it is none.
func recogniseText(_ head: UnsafeBufferPointer<UInt8>) -> ExportFormat? {
    let start = head.piece(upTo: 2048)
    if start.find("消息记录（此消息记录为文本格式") != nil { return .qqTXT }
    if start.find("[QQChatExporter") != nil { return .qqExporterTXT }
    let marks = TextMarks(head)
    if start.find("聊天记录如下") != nil || marks.beginsWithDay, marks.mail > 0 { return .weChatMail }
    if marks.weFlow > 0, marks.beginsWith == .weFlowTXT { return .weFlowTXT }
    if marks.whatsApp > 0, marks.beginsWith == .whatsAppTXT { return .whatsAppTXT }
    if marks.irc > 0, marks.beginsWith == .ircLog { return .ircLog }
    if marks.dated > 0, marks.beginsWith == .memoTraceTXT || marks.beginsWith == .qqTXT {
        return marks.numbered * 2 >= marks.dated ? .qqTXT : .memoTraceTXT
    }
    if marks.chatlog > 0, marks.beginsWith == .chatlogTXT { return .chatlogTXT }
    if marks.weCom > 0, marks.beginsWith == .weComCopy { return .weComCopy }
    return nil
}

/// Reads one of the text formats. `source` is at its start.
/// - Throws: `notOfFormat` if no message begins anywhere; `yearNeeded`, `dayNeeded` and `dateOrderNeeded` if neither the
///   file nor `options` tells.
func textReader(for format: ExportFormat, source: ByteSource, options: ReadOptions) throws -> any ExportReader {
    let lines = LineScanner(source)
    switch format {
    case .chatlogTXT: return try blocks(format, lines, ChatlogLayout(), options)
    case .memoTraceTXT: return try blocks(format, lines, MemoTraceLayout(), options)
    case .weFlowTXT: return try blocks(format, lines, WeFlowLayout(), options)
    case .weChatMail: return try blocks(format, lines, WeChatMailLayout(), options)
    case .weComCopy: return try blocks(format, lines, WeComCopyLayout(), options)
    case .qqTXT: return try blocks(format, lines, QQLayout(), options)
    case .whatsAppTXT:
        let layout = WhatsAppLayout(order: try dateOrder(lines, options))
        return TextReader(lines, layout: layout, options: options, headersFollowBlank: false)
    case .qqExporterTXT:
        guard try QCETextReader.hasMessage(lines) else { throw ExportError.notOfFormat(format) }
        return QCETextReader(lines, options: options)
    case .ircLog: return try IRCReader(lines, options: options)
    default: throw ExportError.notOfFormat(format)
    }
}

private func blocks(
    _ format: ExportFormat, _ lines: LineScanner, _ layout: some TextLayout, _ options: ReadOptions
) throws -> any ExportReader {
    // What times leave out must be known before anything is handed on, so a file that may leave it out is looked through.
    let isWhole = format.needsYear && (options.year == nil || options.day == nil)
    let survey = try TextSurvey(lines, layout, isWhole: isWhole)
    guard survey.hasHeaders else { throw ExportError.notOfFormat(format) }
    if survey.lacksYear, options.year == nil { throw ExportError.yearNeeded(format) }
    if survey.lacksDay, options.day == nil { throw ExportError.dayNeeded(format) }
    return TextReader(lines, layout: layout, options: options, headersFollowBlank: survey.headersFollowBlank)
}

private func dateOrder(_ lines: LineScanner, _ options: ReadOptions) throws -> DateOrder {
    if let order = options.dateOrder { return order }
    var survey = DateOrderSurvey()
    while try lines.next() {
        guard let prefix = WhatsAppPrefix(lines.line) else { continue }
        survey.add(prefix.date.0, prefix.date.1, prefix.date.2, hasPoints: prefix.hasPoints)
    }
    try lines.rewind()
    if survey.isEmpty { throw ExportError.notOfFormat(.whatsAppTXT) }
    guard let order = survey.order else { throw ExportError.dateOrderNeeded(.whatsAppTXT) }
    return order
}

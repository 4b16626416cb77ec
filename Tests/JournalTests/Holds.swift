import Testing

/// `#expect` for an expression that changes something, which the macro cannot take apart.
func holds(_ truth: Bool, _ comment: Comment? = nil, at location: SourceLocation = #_sourceLocation) {
    #expect(truth, comment, sourceLocation: location)
}

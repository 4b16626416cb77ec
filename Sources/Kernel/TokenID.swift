public enum TokenKind {}
public typealias TokenID = ID<TokenKind>

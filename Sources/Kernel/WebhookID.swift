public enum WebhookKind {}
public typealias WebhookID = ID<WebhookKind>

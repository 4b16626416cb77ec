/// Customers and groups that go from one person of a company to others.
public enum TransferOrderTag {}
public typealias TransferOrderID = ID<TransferOrderTag>

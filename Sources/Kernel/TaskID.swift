/// A thing to do; `TaskKind` says what.
public enum TaskTag {}
public typealias TaskID = ID<TaskTag>

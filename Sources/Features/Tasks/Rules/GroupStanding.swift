public import Kernel

/// What the rules know of a group when they look for something to do.
public struct GroupStanding: Sendable {
    public var group: GroupID
    public var name: String
    public var figures: GroupFigures
    /// Nil where a section was not made yet.
    public var answers: AnswerFigures?
    public var newcomers: NewcomerFigures?
    public var content: ContentFigures?
    public var structure: StructureFigures?
    public var turn: TurnFigures?

    public init(
        group: GroupID, name: String, figures: GroupFigures, answers: AnswerFigures? = nil, newcomers: NewcomerFigures? = nil,
        content: ContentFigures? = nil, structure: StructureFigures? = nil, turn: TurnFigures? = nil
    ) {
        self.group = group
        self.name = name
        self.figures = figures
        self.answers = answers
        self.newcomers = newcomers
        self.content = content
        self.structure = structure
        self.turn = turn
    }
}

internal import FeatureStores
internal import Web

/// What came of merging many at once.
struct MergeBatchDocument: APIDocument {
    var id: MergeBatch.Number
    var people: Int
    var names: Int
    var left: Int

    static var notes: [String: String] {
        [
            "id": "For /merge-batches/{batch}/undo.", "people": "How many members others became a part of.", "names": "How many became a part of another.",
            "left": "Pairs that were settled meanwhile, or of whom two were told apart; nothing was done about them.",
        ]
    }

    init(_ batch: MergeBatch) {
        id = batch.id
        people = batch.people
        names = batch.names
        left = batch.left
    }
}

internal import FeatureStores
internal import Web

/// A tab of a group's diagnosis, block by block.
struct GroupTabModel: PageModel {
    let blocks: [DiagnosisBlock]
    let head: GroupHead
    let choice: AsOfChoice
    let list: ListChoice

    /// - Parameter blocks: all of the tab; of a list by itself only its own is shown.
    init(_ blocks: [DiagnosisBlock], head: GroupHead, choice: AsOfChoice, list: ListChoice) {
        let chosen = blocks.filter { $0.lists.contains { $0.id == list.id } }.map { block in
            var block = block
            block.lists = block.lists.filter { $0.id == list.id }
            (block.charts, block.tiles, block.table, block.sentences) = ([], [], nil, [])
            return block
        }
        self.blocks = list.id.isEmpty ? blocks : chosen
        self.head = head
        self.choice = choice
        self.list = list
    }

    var hasCharts: Bool { blocks.contains { !$0.charts.isEmpty } }

    func value(_ name: String) -> PageValue? {
        switch name {
        case "blocks": .list(blocks)
        case "wholeHref": .text(list.id.isEmpty ? nil : head.path("/\(head.tab.rawValue)") + (choice.day.map { "?as-of=\($0)" } ?? ""))
        default: choice.value(name) ?? head.value(name)
        }
    }
}

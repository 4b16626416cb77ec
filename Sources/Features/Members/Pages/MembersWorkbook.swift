internal import FeatureStores
internal import Kernel
internal import Sheets
internal import Storage
internal import Web

/// All members of a workspace, who said most first.
struct MembersWorkbook {
    let workspace: WorkspaceID
    let voice: Voice

    func fill(_ book: Workbook, _ tx: any ReadTransaction) throws {
        try book.begin(
            voice.say("members.title"),
            columns: [
                SheetColumn(voice.say("members.column.name"), width: 24), SheetColumn(voice.say("members.column.groups"), width: 10),
                SheetColumn(voice.say("members.column.present"), width: 10), SheetColumn(voice.say("chart.head.messages"), width: 10),
                SheetColumn(voice.say("members.column.first"), width: 18), SheetColumn(voice.say("members.column.last"), width: 18),
            ])
        let names = try MemberQueries.everyName(in: workspace, tx)
        try MemberQueries.eachMember(in: workspace, tx) { member in
            try book.add([
                .text(names[member.member] ?? voice.say("member.unnamed")), .integer(Int64(member.groups)), .integer(Int64(member.present)),
                .integer(member.messages), member.first.map { .moment($0) } ?? .empty, member.last.map { .moment($0) } ?? .empty,
            ])
        }
    }
}

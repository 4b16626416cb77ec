/// Why something cannot be played.
struct PlayProblem: Error, Hashable {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }

    static let noGroup = PlayProblem("没有这个群 · no such group: chat_id")
    static let noStaff = PlayProblem("没有这位员工 · no such employee: userid")
    static let noCustomer = PlayProblem("没有这位客户 · no such customer: customer")
    static let noContact = PlayProblem("他们不是好友 · they are not contacts")
    static let nothing = PlayProblem("什么都没有改变 · nothing changed")
}

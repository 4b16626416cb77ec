/// Somebody's arrival in a group.
struct Arrival: Sendable {
    enum Way: Sendable { case founder, invitation, code }

    /// Who invited or shared the code, as a place in the list; nil for the founder.
    var inviter: Int?
    /// Minutes since the day the group was born began.
    var minute: Int
    var way: Way
    /// Steps from the founder.
    var depth: Int
}

/// Who came by whom and when, shaped like what was published of 474,726 WeChat groups of summer 2015: in lasting
/// groups 10 % of the invitations lie three or more steps from the founder and three inviters of ten brought more than ten
/// people by themselves and those they brought; in short-lived ones 1 % and one of ten. Four of five first invitations come
/// within five days of joining, four of five later ones within two days of the one before.
struct InvitationTree: Sendable {
    /// By time; the first is the founder and inviters stand before those they invited.
    private(set) var arrivals: [Arrival]

    private struct Node {
        var parent: Int
        var depth: Int
    }

    /// - Parameter until: nobody comes after that minute.
    init(_ plan: GroupPlan, until: Int, _ dice: inout Dice) {
        let founding = 8 * 60 + dice.between(60...120)
        var open = [Arrival(inviter: nil, minute: founding, way: .founder, depth: 0)]
        let nodes = plan.isFlash ? InvitationTree.flashShape(plan.size - 1, &dice) : InvitationTree.lastingShape(plan.size - 1, &dice)
        var children: [Int: [Int]] = [:]
        for (place, node) in nodes.enumerated() { children[node.parent, default: []].append(place + 1) }
        var times = [Int?](repeating: nil, count: nodes.count + 1)
        times[0] = founding
        let direct = children[0] ?? []
        for (place, minute) in zip(direct, InvitationTree.direct(direct.count, plan, founding, &dice)) { times[place] = minute }
        // Parents stand before their children.
        for place in times.indices.dropFirst() {
            guard let joined = times[place] else { continue }
            var minute = joined + (dice.chance(80) ? dice.between(20...4 * 1440) : dice.between(6 * 1440...18 * 1440))
            for child in children[place] ?? [] {
                minute = InvitationTree.awake(minute)
                times[child] = minute
                minute += dice.chance(80) ? dice.between(10...2 * 1440 - 700) : dice.between(3 * 1440...12 * 1440)
            }
        }
        let order = times.indices.dropFirst().filter { (times[$0] ?? .max) <= until }.sorted { (times[$0] ?? 0, $0) < (times[$1] ?? 0, $1) }
        var placed = [0: 0]
        for place in order {
            let node = nodes[place - 1]
            // Who came late enough to be cut off brought nobody.
            guard let inviter = placed[node.parent], let minute = times[place] else { continue }
            placed[place] = open.count
            let byCode = dice.chance(node.depth == 1 ? 55 : 15)
            open.append(Arrival(inviter: inviter, minute: minute, way: byCode ? .code : .invitation, depth: node.depth))
        }
        arrivals = open
    }

    /// Few bring many: of every forty people one brings eight, of whom one brings four more.
    private static func lastingShape(_ count: Int, _ dice: inout Dice) -> [Node] {
        var nodes: [Node] = []
        let big = max(1, (count + 20) / 40)
        let small = max(1, (1 + big) * 10 / 3 - 1 - 2 * big)
        func add(under parent: Int, depth: Int, _ times: Int) { for _ in 0..<times { nodes.append(Node(parent: parent, depth: depth)) } }
        add(under: 0, depth: 1, big + small)
        for recruiter in 1...big {
            let first = nodes.count + 1
            add(under: recruiter, depth: 2, dice.between(7...9))
            let second = nodes.count + 1
            add(under: first, depth: 3, dice.between(3...4))
            if dice.chance(40) { add(under: second, depth: 4, 1) }
        }
        for inviter in (big + 1)...(big + small) { add(under: inviter, depth: 2, dice.between(1...3)) }
        return InvitationTree.filled(nodes, to: count)
    }

    /// The founder brings most; nine others bring one or two each.
    private static func flashShape(_ count: Int, _ dice: inout Dice) -> [Node] {
        var nodes: [Node] = []
        let inviters = min(9, max(1, count / 3))
        for _ in 0..<inviters { nodes.append(Node(parent: 0, depth: 1)) }
        for inviter in 1...inviters {
            for _ in 0..<(dice.chance(count > 30 ? 60 : 20) ? 2 : 1) { nodes.append(Node(parent: inviter, depth: 2)) }
        }
        if dice.chance(min(90, count)) { nodes.append(Node(parent: inviters + 1, depth: 3)) }
        return InvitationTree.filled(nodes, to: count)
    }

    private static func filled(_ nodes: [Node], to count: Int) -> [Node] {
        Array((nodes + Array(repeating: Node(parent: 0, depth: 1), count: max(0, count - nodes.count))).prefix(count))
    }

    /// The times of those the founder brings, in bursts; recruiters are among the first.
    private static func direct(_ count: Int, _ plan: GroupPlan, _ founding: Int, _ dice: inout Dice) -> [Int] {
        let bursts = plan.bursts
        // People come to an event at once, to a lasting group within a day.
        let spread = plan.isFlash ? 150 : 1600
        let shares = bursts.reduce(0) { $0 + $1.share }
        guard shares > 0 else { return Array(repeating: founding + 10, count: count) }
        var minutes: [Int] = [], given = 0, sum = 0
        for burst in bursts {
            sum += burst.share
            let upTo = count * sum / shares
            let start = burst.day == 0 ? founding : burst.day * 1440 + dice.between(10 * 60...12 * 60)
            for _ in given..<max(given, upTo) { minutes.append(awake(start + dice.between(3...spread))) }
            given = max(given, upTo)
        }
        return minutes
    }

    /// The same minute, or one of the next day if people sleep.
    private static func awake(_ minute: Int) -> Int {
        let ofDay = minute % 1440
        return ofDay < 8 * 60 || ofDay > 22 * 60 ? minute + (8 * 60 + 1440 - ofDay) % 1440 + ofDay % 97 : minute
    }
}

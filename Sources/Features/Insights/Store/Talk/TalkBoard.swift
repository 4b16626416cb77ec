public import Journal
public import Kernel
public import Storage

internal import FeatureRules

/// The boards of talk: `talk_day` and `talk_mention` by day, `word_week` and `habit_week` by week. They follow the messages by the list `unread_week`.
public struct TalkBoard: Board {
    public let name = "talk"
    private let zones: @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone

    /// - Parameter zones: the zone in which a workspace's days are cut.
    public init(zones: @escaping @Sendable (WorkspaceID, any ReadTransaction) throws -> Zone) { self.zones = zones }

    /// So many weeks are looked at for the next chunk.
    private static let unreadAtOnce = 4096

    /// Reads everything that is unread, chunk by chunk, each in a transaction of its own; two chunks at a time, because
    /// reading costs a core and writing little. Says which weeks, by their Mondays, were read.
    @discardableResult
    public func catchUp(_ workspace: WorkspaceID, on database: any Database) async throws -> Set<LocalDay> {
        var mondays: Set<LocalDay> = []
        while true {
            let unread = try await database.read { tx in try UnreadWeeks.all(in: workspace, limit: Self.unreadAtOnce, tx) }
            if unread.isEmpty { return mondays }
            mondays.formUnion(unread.map(\.monday))
            try await withThrowingTaskGroup(of: Void.self) { group in
                var rest = unread[...], running = 0
                while !rest.isEmpty {
                    let chunk = TalkChunk(of: Array(rest))
                    rest = rest.dropFirst(chunk.weeks.count)
                    if running == 2 {
                        try await group.next()
                        running -= 1
                    }
                    running += 1
                    group.addTask {
                        try Task.checkCancellation()
                        let read = try await database.read { tx in try chunk.read(workspace, zone: zones(workspace, tx), tx) }
                        try await database.writeBulk { tx in try write(read, workspace, tx) }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    public func settle(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        while true {
            let chunk = TalkChunk(of: try UnreadWeeks.all(in: workspace, limit: Self.unreadAtOnce, tx))
            if chunk.weeks.isEmpty { return }
            try write(try chunk.read(workspace, zone: zones(workspace, tx), tx), workspace, tx)
        }
    }

    public func rows(of workspace: WorkspaceID) -> [SQL] {
        [
            "SELECT group_id, day, talk FROM talk_day WHERE workspace_id = \(workspace) ORDER BY group_id, day",
            "SELECT group_id, name_hash, day FROM talk_mention WHERE workspace_id = \(workspace) ORDER BY group_id, name_hash, day",
            "SELECT group_id, week, words FROM word_week WHERE workspace_id = \(workspace) ORDER BY group_id, week",
            "SELECT group_id, week, habits FROM habit_week WHERE workspace_id = \(workspace) ORDER BY group_id, week",
        ]
    }

    public func rebuild(_ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        try tx.run("DELETE FROM talk_day WHERE workspace_id = \(workspace)")
        try tx.run("DELETE FROM talk_mention WHERE workspace_id = \(workspace)")
        try tx.run("DELETE FROM word_week WHERE workspace_id = \(workspace)")
        try tx.run("DELETE FROM habit_week WHERE workspace_id = \(workspace)")
        try tx.run("DELETE FROM unread_week WHERE workspace_id = \(workspace)")
        try tx.run(
            """
            INSERT INTO unread_week (workspace_id, group_id, week, marks)
            SELECT DISTINCT workspace_id, group_id, day - (day + 3) % 7, 1 FROM member_day
            WHERE workspace_id = \(workspace) AND messages > 0
            """)
        try settle(workspace, tx)
    }

    /// Puts the weeks in that nobody changed while they were read; the others stay on the list.
    private func write(_ read: [TalkChunk.Read], _ workspace: WorkspaceID, _ tx: any WriteTransaction) throws {
        var names: [GroupID: Int64] = [:]
        for read in read {
            let group = read.week.group, from = read.week.monday, to = from + 6
            if read.names >= 0 {
                let now = try names[group] ?? NameBearers.count(in: group, workspace: workspace, tx)
                names[group] = now
                if now != read.names { continue }
            }
            guard try UnreadWeeks.settle(read.week, workspace: workspace, tx) else { continue }
            try tx.run("DELETE FROM talk_day WHERE workspace_id = \(workspace) AND group_id = \(group) AND day >= \(from) AND day <= \(to)")
            try tx.run("DELETE FROM talk_mention WHERE workspace_id = \(workspace) AND group_id = \(group) AND day >= \(from) AND day <= \(to)")
            try tx.run("DELETE FROM word_week WHERE workspace_id = \(workspace) AND group_id = \(group) AND week = \(from)")
            try tx.run("DELETE FROM habit_week WHERE workspace_id = \(workspace) AND group_id = \(group) AND week = \(from)")
            if !read.habits.habits.isEmpty {
                try tx.run(
                    "INSERT INTO habit_week (workspace_id, group_id, week, habits) VALUES (\(workspace), \(group), \(from), \(read.habits.encode()))")
            }
            if read.words.messages > 0 {
                try tx.run(
                    "INSERT INTO word_week (workspace_id, group_id, week, words) VALUES (\(workspace), \(group), \(from), \(read.words.encode()))")
            }
            for day in read.days where !day.talk.isEmpty || !day.mentions.isEmpty {
                // Where a clock was set back over midnight (St John's until 2011), a day comes twice; its first part stands.
                try tx.run(
                    """
                    INSERT INTO talk_day (workspace_id, group_id, day, talk) VALUES (\(workspace), \(group), \(day.day), \(day.talk.encode()))
                    ON CONFLICT (workspace_id, group_id, day) DO NOTHING
                    """)
                for mention in day.mentions {
                    try tx.run(
                        """
                        INSERT INTO talk_mention (workspace_id, group_id, name_hash, day)
                        VALUES (\(workspace), \(group), \(Int64(bitPattern: mention)), \(day.day))
                        ON CONFLICT (workspace_id, group_id, name_hash, day) DO NOTHING
                        """)
                }
            }
        }
    }
}

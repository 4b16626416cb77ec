internal import Kernel

extension PlatformState {
    /// The employee presses send. False if nothing waits.
    ///
    /// - Parameter now: milliseconds since 1970.
    mutating func confirmBroadcast(_ place: Int, staff employee: Int?, now: Int64) -> Bool {
        guard broadcasts.indices.contains(place), !broadcasts[place].isCancelled else { return false }
        var isDone = false
        for task in broadcasts[place].tasks.indices where broadcasts[place].tasks[task].confirmed == 0 {
            guard employee == nil || broadcasts[place].tasks[task].staff == employee else { continue }
            isDone = true
            broadcasts[place].tasks[task].confirmed = now / 1000
            let sender = broadcasts[place].tasks[task].staff
            for recipient in broadcasts[place].tasks[task].recipients.indices {
                let id = broadcasts[place].tasks[task].recipients[recipient].id
                let result = send(to: id, from: sender, isGroup: broadcasts[place].isForGroups, now: now)
                broadcasts[place].tasks[task].recipients[recipient].result = result
                if result == .sent { broadcasts[place].tasks[task].recipients[recipient].sentAt = now / 1000 }
            }
        }
        return isDone
    }

    /// As many a month as it has days, for each customer and each group.
    private mutating func send(to id: String, from sender: Int, isGroup: Bool, now: Int64) -> Broadcast.Result {
        if isGroup {
            guard let group = groupPlaces[id], groups[group].dismissed == nil else { return .notFriend }
        } else {
            guard let customer = customerPlaces[id], let edge = edgePlace(sender, customer), edges[edge].status == .ok else { return .notFriend }
        }
        let (month, days) = Self.month(now)
        var sent = massMessages[id] ?? []
        sent.removeAll { Self.month($0).month != month }
        defer { massMessages[id] = sent }
        guard sent.count < days else { return .overQuota }
        sent.append(now)
        return .sent
    }

    /// Year and month in Beijing as one number, and how many days it has.
    static func month(_ now: Int64) -> (month: Int, days: Int) {
        // Days since 0000-03-01, after Howard Hinnant's civil calendar.
        let day = floorDivide(now + 28_800_000, 86_400_000) + 719_468
        let era = floorDivide(day, 146_097), dayOfEra = day - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100), index = (5 * dayOfYear + 2) / 153
        let month = index < 10 ? index + 3 : index - 9, year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        return (Int(year * 12 + month), days)
    }
}

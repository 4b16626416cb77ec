internal import Kernel
internal import Web

/// The zones offered in forms; another one that is set already is offered too.
enum ZoneChoices {
    static let common = [
        "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore", "Asia/Kuala_Lumpur", "Asia/Bangkok", "Asia/Jakarta",
        "Asia/Manila", "Asia/Ho_Chi_Minh", "Asia/Tokyo", "Asia/Seoul", "Asia/Urumqi", "Asia/Kolkata", "Asia/Dubai", "Europe/Moscow",
        "Europe/Berlin", "Europe/Paris", "Europe/London", "America/New_York", "America/Chicago", "America/Denver",
        "America/Los_Angeles", "America/Sao_Paulo", "Australia/Sydney", "Pacific/Auckland", "UTC",
    ]

    static func choices(including chosen: String, _ voice: Voice) -> [Choice] {
        let all = common.contains(chosen) || Zone(chosen) == nil ? common : [chosen] + common
        return all.map { Choice($0, voice.zoneName($0), isChosen: $0 == chosen) }
    }
}

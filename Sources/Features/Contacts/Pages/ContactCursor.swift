internal import FeatureStores
internal import Kernel

/// `1790000000000~wmAbc~LiuYang`: where the list of contacts goes on.
struct ContactCursor {
    let place: ContactQueries.Cursor

    init?(_ text: String) {
        let parts = text.split(separator: "~", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let since = Int64(parts[0]), since >= 0, parts[1].utf8.count <= 64, parts[2].utf8.count <= 64 else { return nil }
        place = ContactQueries.Cursor(since: Instant(milliseconds: since), contact: String(parts[1]), staff: String(parts[2]))
    }

    init(_ entry: ContactEntry) { place = ContactQueries.Cursor(entry) }

    var text: String { "\(place.since.milliseconds)~\(place.contact)~\(place.staff)" }
}

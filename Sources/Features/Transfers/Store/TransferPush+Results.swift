internal import FeatureRules
internal import Journal
internal import Kernel
internal import Storage
internal import WeComConnector

extension TransferPush {
    /// Asks what came of what waits; of what is in doubt where a person wants to know.
    ///
    /// - Parameter before: orders asked about before this; nil for all, also for what is in doubt.
    func ask(_ company: ConnectedCompany, at before: Instant?) async throws {
        let rows = TransferRows(workspace: company.workspace)
        let open = try await database.read { tx in
            try tx.all(
                """
                SELECT o.id, CASE WHEN o.asked_ms > o.polled_ms THEN 1 ELSE 0 END FROM transfer_order o
                WHERE o.workspace_id = \(company.workspace) AND o.connection_id = \(company.connection.id)
                AND (o.polled_ms <= \(before ?? Instant(milliseconds: .max)) OR o.asked_ms > o.polled_ms)
                AND EXISTS (SELECT 1 FROM transfer_item i WHERE i.workspace_id = o.workspace_id AND i.order_id = o.id
                    AND (i.state = 'waiting' OR (i.state = 'unknown' AND (\(before == nil) = 1 OR o.asked_ms > o.polled_ms))))
                ORDER BY o.id
                """
            ) { (id: $0.id(0, TransferOrderTag.self), isWanted: before == nil || $0.bool(1)) }
        }
        for (id, isWanted) in open {
            // A person who asks meanwhile is answered by the next look.
            let began = world.now()
            guard let order = try await database.read({ try rows.order(id, $0) }) else { continue }
            let items = try await database.read { try rows.items(of: id, in: isWanted ? [.waiting, .unknown] : [.waiting], $0) }
            try await askAboutCustomers(items.filter { $0.kind == .customer }, order, company)
            try await askAboutGroups(items.filter { $0.kind == .group && $0.state == .unknown }, order, company)
            try await database.write { tx in
                try tx.run("UPDATE transfer_order SET polled_ms = \(began) WHERE workspace_id = \(company.workspace) AND id = \(id)")
            }
        }
    }

    private func askAboutCustomers(_ items: [TransferRows.Item], _ order: TransferRows.Order, _ company: ConnectedCompany) async throws {
        let rows = TransferRows(workspace: company.workspace)
        for (taker, items) in Dictionary(grouping: items, by: \.to).sorted(by: { $0.key < $1.key }) {
            var told: [String: [(state: TransferState?, ended: Int64?)]] = [:]
            do { told = try await results(from: order, to: taker, company) } catch let failure as WeComFailure {
                // It may be another time. What will never be told is not waited for.
                if try IntakeSettlement.verdict(failure) == .later { continue }
            }
            let repeated = try await database.read { tx in Set(try items.filter { try rows.isRepeated($0, of: order, tx) }.map(\.key)) }
            try await note(items, of: order, company) { [told, now = world.now()] item in
                let asked = item.state == .unknown ? order.created : item.changed
                let state = told[item.key].flatMap {
                    TransferAnswer.result($0, asked: asked.milliseconds, isRepeated: item.state == .unknown && repeated.contains(item.key))
                }
                if item.state == .unknown { return (state ?? .unknown, nil) }
                return (state.flatMap { $0 == .waiting ? nil : $0 } ?? TransferAnswer.waited(since: item.changed, now: now), nil)
            }
        }
    }

    /// Who owns a group tells.
    private func askAboutGroups(_ items: [TransferRows.Item], _ order: TransferRows.Order, _ company: ConnectedCompany) async throws {
        for item in items {
            let owner: String
            do { owner = try await look(item.key, company) } catch let failure as WeComFailure {
                _ = try IntakeSettlement.verdict(failure)
                continue
            }
            try await note([item], of: order, company) { _ in
                (owner == item.to ? .done : owner == order.from ? .failed : .elsewhere, nil)
            }
        }
    }
}

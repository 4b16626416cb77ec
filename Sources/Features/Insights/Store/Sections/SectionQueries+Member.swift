public import FeatureRules
internal import Foundation
public import Kernel
public import Storage

extension SectionQueries {
    /// The role of a member in a group; nil for who has none, or is beyond the list.
    public static func role(
        of member: MemberID, in group: GroupID, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> MemberRole? {
        struct Line: Decodable { var role: MemberRole }
        return try line(Line.self, of: member, in: RoleFigures.name, group, workspace, tx)?.role
    }

    /// The probability that a member falls silent in a group; nil for who is not among the likeliest.
    public static func risk(
        of member: MemberID, in group: GroupID, workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> Double? {
        struct Line: Decodable { var probability: Double }
        return try line(Line.self, of: member, in: RiskFigures.name, group, workspace, tx)?.probability
    }

    /// What a section's list says of one member. Of thousands of lines only this one is decoded: in the form of a section the keys
    /// are sorted, so what comes behind `member` up to the end of the line is cut out. It must have no object in it.
    private static func line<Line: Decodable>(
        _: Line.Type, of member: MemberID, in section: String, _ group: GroupID, _ workspace: WorkspaceID, _ tx: any ReadTransaction
    ) throws -> Line? {
        let mark = Data("\"member\":\"\(member)\"".utf8)
        let found = try tx.first(
            """
            SELECT body FROM diagnosis_section
            WHERE workspace_id = \(workspace) AND group_id = \(group) AND section = \(section)
            """
        ) { row in
            try row.withBytes(0) { bytes -> Line? in
                let body = Data(bytes)
                guard let start = body.range(of: mark)?.lowerBound, let end = body[start...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
                return try JSONDecoder().decode(Line.self, from: Data("{".utf8) + body[start...end])
            }
        }
        return found ?? nil
    }
}

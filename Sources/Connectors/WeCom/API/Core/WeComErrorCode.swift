/// The `errcode` of an answer ([D:90313], read 2025). One that is not listed is permanent: nothing is repeated on a guess.
public struct WeComErrorCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let systemBusy = Self(rawValue: -1)
    /// Of `gettoken`: the secret is wrong.
    public static let invalidSecret = Self(rawValue: 40001)
    public static let invalidCorpID = Self(rawValue: 40013)
    public static let invalidToken = Self(rawValue: 40014)
    public static let expiredToken = Self(rawValue: 42001)
    /// Bad or older than three days.
    public static let invalidMedia = Self(rawValue: 40007)
    public static let unknownTag = Self(rawValue: 40068)
    /// A tag of that name exists.
    public static let tagExists = Self(rawValue: 40071)
    /// No such contact way.
    public static let unknownContactWay = Self(rawValue: 41044)
    /// Unknown, used, or older than 20 s.
    public static let invalidWelcomeCode = Self(rawValue: 41050)
    /// The customer talks already, or was welcomed.
    public static let alreadyWelcomed = Self(rawValue: 41051)
    /// Another app welcomes the customer right now.
    public static let welcomeUnderWay = Self(rawValue: 41096)
    public static let tooOften = Self(rawValue: 45009)
    public static let noPermission = Self(rawValue: 48002)
    public static let groupDismissed = Self(rawValue: 49008)
    public static let invalidCursor = Self(rawValue: 50100)
    /// The caller's address is not on the list of trusted ones; `WeComFailure.address` tells it.
    public static let untrustedAddress = Self(rawValue: 60020)
    /// The member deleted the customer, or there never was such a relation.
    public static let noRelation = Self(rawValue: 84061)
    /// No such external_userid.
    public static let unknownContact = Self(rawValue: 40096)
    /// No member or too many are named as owners, and more than 1,000 can be seen.
    public static let needsOwnerFilter = Self(rawValue: 81017)
    public static let notACustomerGroup = Self(rawValue: 90501)
    /// A template of a group's welcome that is not there, or of another app.
    public static let foreignTemplate = Self(rawValue: 41058)
    /// A robot's address is wrong, or it was taken out of its group.
    public static let invalidRobot = Self(rawValue: 93000)

    public var remedy: WeComRemedy { Self.remedies[rawValue] ?? .permanent }
    public var description: String { "\(rawValue)" }

    private static let remedies: [Int: WeComRemedy] = {
        let table: [(WeComRemedy, [Int])] = [
            // 40001 is a wrong secret when a token is asked for, and a wrong token anywhere else (`WeComFailure.remedy`).
            (.renewToken, [40001, 40014, 42001]),
            (.backOff, [-1, 6000, 41063, 41078, 41079, 41096, 45033, 45035, 45036]),
            (.rateLimited, [45009]),
            // Media, the code of a sign-in, tickets, the place in a list.
            (.startOver, [40007, 40145, 40029, 42003, 42022, 84014, 84015, 40093, 42012, 50100]),
            (.skip, [40003, 46004, 60011, 60021, 60030, 60111, 60136]),
            (.skip, [40096, 40097, 40098, 40099, 40100, 40128, 40129, 40130, 40131, 40143, 40144, 41048, 43004, 84061]),
            (.skip, [41093, 41094, 49008, 86001, 86003, 90500, 90501, 90507]),
            (.skip, [95001, 95002, 95003, 95007, 95013, 95016, 95018, 301048]),
            (.done, [41049, 41050, 41051, 41053, 42052, 60140]),
        ]
        var found: [Int: WeComRemedy] = [:]
        for (remedy, codes) in table { for code in codes { found[code] = remedy } }
        return found
    }()
}

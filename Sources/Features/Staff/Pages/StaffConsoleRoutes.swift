public import FeatureStores
internal import Kernel
public import Web

/// The pages of sign-in, set-up, one's own account and a workspace's staff.
public struct StaffConsoleRoutes: Sendable {
    /// Shown to owners only.
    public static let place = Place("staff", path: "/staff", roles: .owners)

    let desk: StaffDesk

    public init(desk: StaffDesk) { self.desk = desk }

    public var routes: [Route] {
        [
            .get("/", .everyone, start),
            .get("/setup", .everyone, showSetup),
            .post("/setup", .everyone, setUp),
            .get("/sign-in", .everyone, showSignIn),
            .post("/sign-in", .everyone, signIn),
            .post("/sign-out", .signedIn) { _ in .signOut },
            .get("/account", .signedIn, showAccount),
            .post("/account/language", .signedIn, changeLanguage),
            .post("/account/password", .signedIn, changePassword),
            .get("/w/{workspace}/staff", .role(.owners), showColleagues),
            .post("/w/{workspace}/staff", .role(.owners), addColleague),
            .post("/w/{workspace}/staff/{staff}/role", .role(.owners), changeRole),
            .post("/w/{workspace}/staff/{staff}/removal", .role(.owners), removeColleague),
        ]
    }

    /// `/` leads to where one works, or to the door.
    func start(_ visit: Visit) async throws -> Reply {
        guard let person = visit.person else {
            guard try await desk.hasStaff() else {
                return .page(Page("Staff/not-set-up", title: visit.say("staff.not-set-up.title"), frame: .plain))
            }
            return .redirect(to: "/sign-in")
        }
        return .redirect(to: person.seats.first?.path() ?? "/account")
    }
}

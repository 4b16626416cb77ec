import App
import FeatureRules
import FeatureStores
import HTTPTypes
import Kernel
import Testing
import Web

/// Alarms of codes on the first screen, in the list and in the API.
@Suite struct CodeTaskPagesTests {
    @Test func oneClickLeadsToTheCode() async throws {
        try await Shop.open { shop in
            let owner = try await shop.ownerOfCommunity(), desk = shop.installation.liveCodes, workspace = shop.first.id
            let code = try await desk.add(LiveCodePlan(name: "<春季>", guide: "", fill: .inOrder, reserve: 0), workspace: workspace, cause: .system)
            _ = try await desk.add(
                TargetPlan(name: "<一群>", cap: 10, members: 10, days: 7), LiveCodeDesk.Picture(type: "image/png", bytes: Array("PNG".utf8)), to: code,
                workspace: workspace, cause: .system)
            try await shop.installation.codeTasks.refresh(workspace)
            let home = try await owner.get(workspace.path("?lang=zh-Hans")).text
            #expect(home.contains("&lt;春季&gt;") && home.contains("只能留联系方式") && home.contains("/codes/\(code)"))
            let caller = try await shop.caller(.write), task = try #require(try await caller.get("/tasks?kind=code").items.first)
            #expect(task["code"] as? String == "\(code)" && task["code_name"] as? String == "<春季>" && task["group"] == nil)
            #expect((task["reason"] as? [String: Any])?["alarm"] as? String == "nothing_open")
            let id = try #require(task["id"] as? String)
            let page = try await owner.get(workspace.path("/tasks/\(id)?lang=zh-Hans")).text
            #expect(page.contains("处理活码") && page.contains("/codes/\(code)"))
            #expect(try await owner.get(workspace.path("/tasks?kind=code&lang=en")).text.contains("See to it"))
            #expect(try await caller.send(.post, "/tasks/\(id)/done").json["state"] as? String == "done")
            #expect(try await caller.get("/tasks?kind=code").items.isEmpty)
            let analyst = try await shop.signedIn("小分析", .analyst)
            let seen = try await analyst.get(workspace.path("/tasks?state=done")).text
            #expect(seen.contains("&lt;春季&gt;") && !seen.contains("/codes/\(code)"))
        }
    }
}

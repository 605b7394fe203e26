import { expect, it } from "vitest";
import { POST } from "@/app/api/auth/[...nextauth]/route";

it("nobody writes into the server's log through the route of signing in", async () => {
  for (const path of ["/api/auth/_log", "/api/auth/_log/"]) {
    const body = JSON.stringify({ level: "error", code: "what never happened" });
    const request = new Request(`http://portal.test${path}`, { method: "POST", body });
    expect((await POST(request, { params: Promise.resolve({ nextauth: ["_log"] }) })).status).toBe(404);
  }
});

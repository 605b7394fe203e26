import { expect, test } from "./support/test";

test("every answer forbids frames and foreign scripts, and what is private is not stored", async ({ page, signIn }) => {
  await signIn("city_official@jingmen");
  for (const path of ["/", "/overview", "/stations", "/account", "/nowhere", "/api/stations/export"]) {
    const answer = await page.request.get(path);
    const headers = answer.headers();
    expect(headers["cache-control"], path).toContain("no-store");
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"], path).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='(;|$)/);
    expect([headers["x-frame-options"], headers["x-content-type-options"]], path).toEqual(["DENY", "nosniff"]);
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
  const cookies = await page.context().cookies();
  expect(cookies.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite === "None")).toEqual([]);
});

test("a script that is slipped into a page does not run, and ours do", async ({ browser, baseURL }) => {
  // A page of its own: the shared one fails on the very complaint that is wanted here.
  const page = await browser.newPage({ baseURL });
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.route("/sign-in", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace("</body>", "<script>window.slipped = true</script></body>");
    await route.fulfill({ response: answer, body });
  });
  await page.goto("/sign-in");
  await expect.poll(() => complaints.join("\n")).toContain("Content Security Policy");
  expect(complaints).toHaveLength(1);
  expect(await page.evaluate(() => ["slipped" in window, "next" in window])).toEqual([false, true]);
  const policyOf = async () => (await page.request.get("/")).headers()["content-security-policy"];
  expect(await policyOf()).not.toBe(await policyOf());
  await page.close();
});

test("signing in leads nowhere but into the portal", async ({ page, signIn }) => {
  await signIn("city_official@jingmen");
  for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/sign-in"])
    for (const name of ["next", "callbackUrl"]) {
      const answer = await page.request.get(`/sign-in?${name}=${encodeURIComponent(next)}`, { maxRedirects: 0 });
      expect([answer.status(), answer.headers().location], next).toEqual([307, "/overview"]);
    }
});

test("what no page of ours sends is refused without an error of ours", async ({ request }) => {
  const status = async (method: string, path: string, headers: Record<string, string> = {}) =>
    (await request.fetch(path, { method, headers, maxRedirects: 0 })).status();
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    expect(await status(method, "/stations"), method).toBe(405);
    expect(await status(method, "/api/v1/programmes"), method).toBe(405);
  }
  expect(await status("GET", "/api/auth/callback/credentials")).toBe(405);
  expect(await status("GET", "/api/v1/programmes?token=sgz_x&access_token=sgz_x")).toBe(401);
  expect(await status("POST", "/preferences", { origin: "https://evil.example" })).toBe(403);
  for (const url of ["http://169.254.169.254/", "//evil.example/a.png", "/api/health"])
    expect(await status("GET", `/_next/image?url=${encodeURIComponent(url)}&w=640&q=75`), url).toBe(400);
  // Links are built from the portal's own address, whatever the request calls it.
  const providers = await request.get("/api/auth/providers", { headers: { "x-forwarded-host": "evil.example" } });
  expect(await providers.text()).not.toContain("evil.example");
});

test("a form that is foreign, broken or too large is the sender's fault, and says so", async ({ request, baseURL }) => {
  const boundary = { "content-type": "multipart/form-data; boundary=x" };
  const post = async (headers: Record<string, string>, data: string) => {
    const answer = await request.fetch("/sign-in", { method: "POST", headers, data, maxRedirects: 0 });
    return answer.status();
  };
  const own = { origin: new URL(String(baseURL)).origin };
  expect(await post({ ...boundary, origin: "https://evil.example" }, "--x--\r\n")).toBe(403);
  expect(await post({ ...boundary, origin: "https://a.example", "x-forwarded-host": "a.example" }, "--x--\r\n")).toBe(
    403,
  );
  expect(await post({ ...boundary, ...own }, "no parts at all")).toBe(400);
  expect(await post({ ...own, "content-type": "multipart/form-data" }, "no boundary")).toBe(400);
  expect(await post({ ...boundary, ...own }, "x".repeat(2_200_000))).toBe(413);
  const log = await request.post("/api/auth/_log", { headers: own, data: { level: "error", code: "forged" } });
  expect(log.status()).toBe(404);
});

test("a form is taken behind a proxy that asks for the portal by another name", async ({ request, baseURL }) => {
  const page = await (await request.get("/sign-in")).text();
  const form = /<form[\s\S]*?<\/form>/.exec(page.slice(page.indexOf('id="content"')))?.[0] ?? "";
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)].map(
    ([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')],
  );
  const answer = await request.post("/sign-in", {
    headers: { host: "10.0.0.9:8080", origin: new URL(String(baseURL)).origin },
    multipart: { ...Object.fromEntries(hidden), account: "nobody@behind-proxy", password: "Wrong-Word-1" },
  });
  expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining("账号或密码不正确")]);
});

test("an idle connection outlives what a proxy keeps of it", async ({ request }) => {
  const { "keep-alive": kept } = (await request.get("/api/health")).headers();
  expect(Number(/timeout=(\d+)/.exec(kept ?? "")?.[1])).toBeGreaterThan(60);
});

test("every kind of answer carries the same headers", async ({ page, signIn, request, baseURL }) => {
  await signIn("city_official@jingmen");
  const file = /\/_next\/static\/[^"]+\.js/.exec(await (await page.request.get("/")).text())?.[0] ?? "";
  const answers = await Promise.all([
    ...["/", "/stations", "/nowhere", file, "/icon.svg", "/api/health", "/api/v1/openapi.json", "/api/v1/nowhere"].map(
      (path) => page.request.get(path),
    ),
    page.request.get("/api/stations/export"),
    request.get("/overview", { maxRedirects: 0 }),
    request.get("/api/v1/programmes"),
    request.fetch("/stations", { method: "DELETE" }),
    request.fetch("/stations", { method: "OPTIONS" }),
    request.post("/sign-in", { headers: { origin: "https://evil.example" } }),
  ]);
  expect(answers.map((answer) => answer.status())).toEqual([
    ...[200, 200, 404, 200, 200, 200, 200, 404, 200],
    ...[307, 401, 405, 204, 403],
  ]);
  for (const answer of answers) {
    expect(answer.headers(), answer.url()).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": expect.stringContaining("default-src 'self'"),
      "x-request-id": expect.stringMatching(/^[\w-]{12}$/),
    });
    // Over plain http, as here, it must not be sent.
    expect(answer.headers()["strict-transport-security"], baseURL).toBeUndefined();
  }
});

test("an action with arguments that are none is the sender's fault, and one that another page knows is answered", async ({
  request,
  baseURL,
}) => {
  const origin = new URL(String(baseURL)).origin;
  const hidden = /name="\$ACTION_\d+:0" value="([^"]*)"/.exec(await (await request.get("/sign-in")).text())?.[1] ?? "";
  const { id } = JSON.parse(hidden.replaceAll("&quot;", '"')) as { id: string };
  const act = async (path: string, data: string, type = "text/plain;charset=UTF-8") => {
    const headers = { origin, "next-action": id, "content-type": type };
    const answer = await request.fetch(path, { method: "POST", headers, data, maxRedirects: 0, timeout: 20_000 });
    return { status: answer.status(), type: answer.headers()["content-type"], text: await answer.text() };
  };
  // The second address does not know the action: Next asks the portal itself for it.
  for (const path of ["/sign-in", "/"]) {
    for (const garbage of ["garbage", "[]", "[1,2]", "{}"])
      expect((await act(path, garbage)).status, `${path} ${garbage}`).toBe(400);
    expect((await act(path, "no parts", "multipart/form-data; boundary=x")).status, path).toBe(400);
    const field = (name: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const whole = [
      field("_1_account", "nobody@forwarded"),
      field("_1_password", "Wrong-Word-1"),
      field("0", '[{"status":"idle","values":{},"fieldErrors":{}},"$K1"]'),
      "--x--\r\n",
    ];
    const answer = await act(path, whole.join(""), "multipart/form-data; boundary=x");
    expect([answer.status, answer.type], path).toEqual([200, "text/x-component"]);
    expect(answer.text, path).toContain("账号或密码不正确");
  }
});

test("what cannot be read is the sender's fault", async ({ request, baseURL }) => {
  const origin = new URL(String(baseURL)).origin;
  const status = async (path: string, headers: Record<string, string>, data?: Buffer) =>
    (
      await request.fetch(path, { method: data === undefined ? "GET" : "POST", headers, data, maxRedirects: 0 })
    ).status();
  expect(await status("/sign-in", { rsc: "1", "next-router-state-tree": "garbage" })).toBe(400);
  expect(await status("/stations/%00", {})).toBe(400);
  const text = Buffer.from("{"); // a string would be sent as the JSON of that string
  expect(await status("/api/auth/callback/credentials", { origin, "content-type": "application/json" }, text)).toBe(
    400,
  );
  const odd = "next-auth.session-token=%E0%A4%A; locale=%ff; =; text-size";
  for (const path of ["/", "/sign-in"]) expect(await status(path, { cookie: odd }), path).toBe(200);
});

test("the public page is kept, and its scripts run for every visitor", async ({ browser, baseURL }) => {
  for (const locale of ["zh-CN", "en"] as const)
    for (let visit = 0; visit < 2; visit++) {
      const context = await browser.newContext({ baseURL });
      await context.addCookies([{ name: "locale", value: locale, url: String(baseURL) }]);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      expect((await page.goto("/"))?.headers()["cache-control"]).toContain("no-store");
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expect.poll(() => page.evaluate(() => "next" in window)).toBe(true);
      expect(complaints).toEqual([]);
      await context.close();
    }
});

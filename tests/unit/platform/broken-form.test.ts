import { expect, it } from "vitest";
import { withOutage } from "@/bin/serve/outage.mjs";
import { withRecord } from "@/bin/serve/record.mjs";
import { Temporary } from "@/lib/platform/errors";
import { noteForm, noteFormOutage, noteOutage, noteRefusedPage } from "@/lib/platform/outage";

/** The answer to a request whose handling notes this and ends with that. */
function answerOf(
  method: string,
  url: string,
  ended: number,
  note: () => void = () => {},
  { type = "text/x-component", inner = false, given = {} } = {},
) {
  const headers = new Map<string, unknown>([["content-type", type], ...Object.entries(given)]);
  const sent = { status: 0, body: "" };
  const response = {
    headersSent: false,
    statusCode: ended,
    writeHead: (status: number) => {
      sent.status = status;
      response.headersSent = true;
    },
    setHeader: (name: string, value: unknown) => headers.set(name, value),
    getHeader: (name: string) => headers.get(name),
    removeHeader: (name: string) => headers.delete(name),
    write: () => true,
    end: (body: string) => Object.assign(sent, { body }),
  };
  const record = { inner };
  withRecord(record, () =>
    withOutage(record, { method, url, headers: {} }, response, () => {
      note();
      response.writeHead(ended);
      response.end("as it was");
    }),
  );
  return { ...sent, retry: headers.get("retry-after"), handedOn: headers.get("x-portal-status") };
}
const statusOf = (...given: Parameters<typeof answerOf>) => answerOf(...given).status;

it("a form that cannot be taken apart is the sender's error, any other failure is ours", () => {
  expect(statusOf("POST", "/sign-in", 500)).toBe(400);
  expect(statusOf("POST", "/sign-in", 500, noteForm)).toBe(500);
  expect(statusOf("GET", "/sign-in", 500)).toBe(500);
  expect(statusOf("POST", "/api/programmes/x/plan", 500)).toBe(500);
  expect(statusOf("POST", "/sign-in", 200)).toBe(200);
});

it.each([
  ["unavailable", 503, "5", "暂时连接不上数据库"],
  ["busy", 503, "2", "系统正忙"],
  ["readOnly", 503, "60", "目前只能查看"],
  ["diskFull", 507, "60", "数据库的磁盘已满"],
] as ["busy", number, string, string][])("tells a database as what it is: %s", (code, status, retry, title) => {
  const outage = new Temporary(code);
  const page = answerOf("GET", "/stations", 500, () => noteOutage(outage), { type: "text/html" });
  expect(page).toMatchObject({ status, retry, body: expect.stringContaining(title) });
  const form = answerOf("POST", "/stations/new", 200, () => noteFormOutage(outage));
  expect(form).toMatchObject({ status, retry, body: "as it was" });
  const lostForm = answerOf("POST", "/stations/new", 500, () => noteOutage(outage), { type: "text/html" });
  expect(lostForm).toMatchObject({ status, body: expect.stringContaining("不会重复保存") });
});

it("what was saved stays saved, though the page after it met an outage, and so does a page drawn without its data", () => {
  expect(statusOf("POST", "/stations/new", 200, () => noteOutage(new Temporary("unavailable")))).toBe(200);
  expect(statusOf("GET", "/", 200, () => noteOutage(new Temporary("busy")))).toBe(200);
});

it("an action that Next forwards to another page's code keeps its status", () => {
  const inner = answerOf("POST", "/accounts", 500, undefined, { inner: true });
  expect(inner).toMatchObject({ status: 400, handedOn: "400" });
  const outer = answerOf("POST", "/stations", 200, undefined, { given: { "x-portal-status": inner.handedOn } });
  expect(outer).toMatchObject({ status: 400, handedOn: undefined });
  expect(answerOf("POST", "/accounts", 200, undefined, { inner: true }).handedOn).toBeUndefined();
});

it("a page that says no has the status of what it says, and comes with 200 where Next's router draws it", () => {
  const refused = (type: string, ended = 200) => statusOf("GET", "/audit", ended, () => noteRefusedPage(403), { type });
  expect(refused("text/html; charset=utf-8")).toBe(403);
  expect(refused("text/x-component")).toBe(200);
  expect(refused("text/html", 500)).toBe(500);
});

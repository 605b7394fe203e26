import { expect, it } from "vitest";
import { withOutage } from "@/bin/serve/outage.mjs";
import { Unavailable } from "@/lib/platform/errors";
import { noteForm, noteOutage } from "@/lib/platform/outage";

/** The status of the answer to a request whose handling notes this and ends with that. */
function statusOf(method: string, url: string, ended: number, note: () => void = () => {}) {
  const sent: number[] = [];
  const response = {
    headersSent: false,
    statusCode: ended,
    writeHead: (status: number) => sent.push(status),
    setHeader: () => {},
    getHeader: () => "text/x-component",
    write: () => true,
    end: () => {},
  };
  withOutage({ method, url, headers: {} }, response, () => {
    note();
    response.writeHead(ended);
  });
  return sent;
}

it("a form that cannot be taken apart is the sender's error, any other failure is ours", () => {
  expect(statusOf("POST", "/sign-in", 500)).toEqual([400]);
  expect(statusOf("POST", "/sign-in", 500, noteForm)).toEqual([500]);
  expect(statusOf("GET", "/sign-in", 500)).toEqual([500]);
  expect(statusOf("POST", "/api/programmes/x/plan", 500)).toEqual([500]);
  expect(statusOf("POST", "/sign-in", 500, () => noteOutage(new Unavailable()))).toEqual([503]);
  expect(statusOf("POST", "/sign-in", 200)).toEqual([200]);
});

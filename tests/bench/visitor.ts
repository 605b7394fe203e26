import { randomUUID } from "node:crypto";
import http from "node:http";

type Answer = { status: number; body: string; cookies: string[]; ms: number };
type Sent = { method?: string; fields?: readonly (readonly [string, string])[] };

/** One person's browser, as far as a bench needs it: one connection that is kept, cookies, forms without scripts. */
export class Visitor {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  private cookie = "";

  constructor(private readonly origin: string) {}

  ask(path: string, { method = "GET", fields }: Sent = {}): Promise<Answer> {
    const boundary = randomUUID();
    const parts = (fields ?? []).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const body = fields ? Buffer.from(`${parts.join("")}--${boundary}--\r\n`) : undefined;
    const headers: http.OutgoingHttpHeaders = { origin: this.origin, cookie: this.cookie };
    if (body)
      Object.assign(headers, {
        "content-type": `multipart/form-data; boundary=${boundary}`,
        "content-length": body.length,
      });
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const request = http.request(`${this.origin}${path}`, { method, headers, agent: this.agent }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => {
          const cookies = (answer.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";", 1)[0] ?? "");
          const text = Buffer.concat(chunks).toString();
          resolve({ status: answer.statusCode ?? 0, body: text, cookies, ms: performance.now() - begun });
        });
        answer.on("error", reject);
      });
      request.on("error", reject);
      request.end(body);
    });
  }

  /** Opens the page, fills in its form and times the sending alone. @throws unless the form was taken */
  async submit(path: string, filled: Record<string, string>): Promise<Answer> {
    const page = await this.ask(path);
    const content = page.body.slice(page.body.indexOf('id="content"'));
    const form = [...content.matchAll(/<form[\s\S]*?<\/form>/g)].find(([text]) => /name="\$ACTION/.test(text))?.[0];
    if (!form) throw new Error(`${path} answers ${page.status} and has no form`);
    const fields = fieldsOf(form).map(([name, value]) => [name, filled[name] ?? value] as const);
    for (const [name, value] of Object.entries(filled))
      if (!fields.some(([has]) => has === name)) fields.push([name, value] as const);
    const answer = await this.ask(path, { method: "POST", fields });
    if (answer.status !== 303) throw new Error(`${path} answers the form with ${answer.status}`);
    return answer;
  }

  async signIn(account: string, password: string): Promise<void> {
    const { cookies } = await this.submit("/sign-in", { account, password });
    this.cookie = cookies.join("; ");
  }

  /** The same person over a connection of its own. */
  another(): Visitor {
    const visitor = new Visitor(this.origin);
    visitor.cookie = this.cookie;
    return visitor;
  }

  close(): void {
    this.agent.destroy();
  }
}

const unescaped = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** What the form would send as it stands. */
function fieldsOf(form: string): [string, string][] {
  const attribute = (tag: string, name: string) => unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
  const inputs = [...form.matchAll(/<input[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const unset = /type="(checkbox|radio)"/.test(tag) && !/\schecked/.test(tag);
    return unset || !attribute(tag, "name") ? [] : [[attribute(tag, "name"), attribute(tag, "value")]];
  });
  const areas = [...form.matchAll(/(<textarea[^>]*>)([\s\S]*?)<\/textarea>/g)].map(
    ([, tag = "", text = ""]): [string, string] => [attribute(tag, "name"), unescaped(text)],
  );
  const selects = [...form.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)].map(
    ([, tag = "", options = ""]): [string, string] => [
      attribute(tag, "name"),
      attribute(/<option[^>]*\sselected[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? "", "value"),
    ],
  );
  return [...inputs, ...areas, ...selects];
}

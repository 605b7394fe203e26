import { randomBytes } from "node:crypto";

const developing = process.env.NODE_ENV === "development";

/**
 * Nothing may come from, or be sent to, another origin, and no script runs but our files and what Next writes into this
 * very answer: it marks its inline scripts with the word it finds in the request's own header. Style attributes carry
 * widths of bars; style elements stay forbidden.
 */
const policyWith = (word) =>
  [
    "default-src 'self'",
    `script-src 'self'${word ? ` 'nonce-${word}'` : ""}${developing ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `style-src-elem 'self'${developing ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${developing ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Of every answer, whoever gives it: a page, a file, a refusal, Node's own word on a request it cannot read. */
export const ownHeaders = (word) => ({
  "content-security-policy": policyWith(word),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  // Over plain http browsers ignore it (RFC 6797, 8.1), and servers must not send it (7.2).
  ...(/^https:/i.test(process.env.NEXTAUTH_URL ?? "")
    ? { "strict-transport-security": "max-age=31536000; includeSubDomains" }
    : {}),
});

/** A word of its own for every answer, which nobody who slips text into a page can know. */
export function setHeaders(request, response) {
  const word = randomBytes(16).toString("base64");
  const headers = ownHeaders(word);
  request.headers["content-security-policy"] = headers["content-security-policy"];
  delete request.headers["content-security-policy-report-only"];
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return word;
}

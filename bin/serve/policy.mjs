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
    `script-src 'self' 'nonce-${word}'${developing ? " 'unsafe-eval'" : ""}`,
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

/** A word of its own for every answer, which nobody who slips text into a page can know. */
export function setPolicy(request, response) {
  const policy = policyWith(randomBytes(16).toString("base64"));
  request.headers["content-security-policy"] = policy;
  delete request.headers["content-security-policy-report-only"];
  response.setHeader("content-security-policy", policy);
}

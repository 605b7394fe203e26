import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import limits from "./lib/platform/limits.json";

/** The Content-Security-Policy, which differs from answer to answer, is set by bin/serve/policy.mjs. */
const securityHeaders = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Strict-Transport-Security": "max-age=31536000",
};

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: limits.formBytes } },
  headers: async () => [
    { source: "/:path*", headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) },
  ],
};

export default createNextIntlPlugin("./lib/platform/i18n.ts")(config);

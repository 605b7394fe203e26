import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import limits from "./lib/platform/limits.json";

/** What every answer carries in its head is set in bin/serve/headers.mjs, for the answers that are not Next's too. */
const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // It registers its algorithms with each other when loaded, which wants one copy a process.
  serverExternalPackages: ["@simplewebauthn/server"],
  devIndicators: false,
  experimental: { serverActions: { bodySizeLimit: limits.formBytes } },
};

export default createNextIntlPlugin("./lib/platform/i18n.ts")(config);

import path from "node:path";
import { defineConfig } from "@playwright/test";

/** All tests share one portal and its database: those that change data say so in their title, and come last. */
const WRITES = /@writes/;

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: path.resolve("node_modules/.cache/tests/e2e.json") }]],
  globalSetup: "./support/portal.ts",
  projects: [
    { name: "read", grepInvert: WRITES },
    { name: "write", grep: WRITES, dependencies: ["read"] },
  ],
  use: {
    browserName: "chromium",
    locale: "zh-CN",
    // A portal that is tried behind a proxy has a certificate of nobody's.
    ignoreHTTPSErrors: process.env.E2E_URL?.startsWith("https:") ?? false,
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { StartFault } from "@/lib/platform/fault";
import { unlessUnchanged } from "./fingerprint";

const node = (args: string[], env: Record<string, string> = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    });
    const end = () => child.kill();
    process.once("exit", end);
    child.once("exit", () => process.off("exit", end));
    // A build says nothing for minutes on a slow machine: whoever waits sees that it goes on.
    const begun = Date.now();
    const sign = setInterval(() => console.log(`  … ${Math.round((Date.now() - begun) / 1000)} s`), 20_000);
    child.once("exit", () => clearInterval(sign));
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) return resolve();
      const cause = /ENOSPC|No space left/i.test(output)
        ? "the disk is full"
        : `\n${[...new Set(output.trim().split("\n"))].slice(0, 40).join("\n")}`;
      reject(new StartFault(`\`${args[0]?.split("/").slice(-3).join("/")} ${args[1]}\` failed: ${cause}`));
    });
  });

/** The Prisma client; its generator runs as WebAssembly and only wants to see that some engine file exists. */
export const generateClient = () =>
  unlessUnchanged(
    {
      inputs: ["prisma/schema", "node_modules/prisma/package.json"],
      product: "lib/generated/prisma/client.ts",
      stamp: "lib/generated/fingerprint",
    },
    () =>
      node(["node_modules/prisma/build/index.js", "generate"], {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: "1",
      }),
  );

export const SOURCES = [
  "app",
  "components",
  "public",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/**
 * Next names server actions after this salt: a form that was opened before an update, or comes from another instance,
 * still finds its action. It is no secret; with what the actions are sealed is set in bin/serve/web.mjs.
 */
const ACTION_SALT = createHash("sha256").update("shegongzhan").digest("base64");

export const buildPortal = () =>
  unlessUnchanged({ inputs: SOURCES, product: ".next/BUILD_ID", stamp: ".next/fingerprint" }, () =>
    node(["node_modules/next/dist/bin/next", "build"], {
      NODE_ENV: "production",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTION_SALT,
    }),
  );

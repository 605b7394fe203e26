import { startWeb } from "./serve/primary.mjs";
import { heapMegabytes, webProcesses } from "./serve/processes.mjs";

/**
 * The web server: as many processes as cores behind one port. This one, the first of them, answers nothing; it opens
 * the port and starts again whichever process ends. `bin/start/serve.ts` runs it, or a service manager.
 */
const dev = process.argv.includes("--dev");
const count = dev ? 1 : Number(process.env.WEB_PROCESSES || webProcesses());
const managed = process.send !== undefined;

const web = startWeb({
  count,
  args: dev ? ["--dev"] : [],
  execArgv: dev ? [] : [`--max-old-space-size=${heapMegabytes(count)}`],
  ready: () => process.send?.({ ready: true }),
  fail(fault) {
    if (managed) process.send({ fault });
    else console.error(`\n${fault}\n`);
    process.exitCode = 1;
  },
});
void web.ended.then(() => process.exit());

// Whoever started this one stops it, by closing the channel or by ending; the terminal's Ctrl-C reaches this process too
// and must not come first.
process.on("disconnect", web.stop);
process.on("SIGTERM", web.stop);
for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => managed || web.stop());

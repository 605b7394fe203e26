import { startWeb } from "../../../bin/serve/primary.mjs";

/** The first web process with a stand-in for the others (one.mjs), which start in no time. */
const exec = new URL("one.mjs", import.meta.url).pathname;
const web = startWeb({
  count: 2,
  args: process.argv.slice(2),
  execArgv: [],
  exec,
  ready: () => process.send({ ready: true }),
  fail: (fault) => process.send({ fault }),
});
process.on("disconnect", web.stop);
void web.ended.then(() => process.exit());

import { userInfo } from "node:os";
import { StartFault } from "@/lib/platform/fault";
import { readSettings } from "@/lib/platform/settings";
import { runCommand } from "./start/command";
import { reachDatabase } from "./start/reach";
import { anchor } from "./start/upkeep";

const USAGE = 'Usage: npm run account:recover -- <login name> ["why"]   (an administrator who forgot the password)';

/** The way back for an administrator whom no other can help; whoever may run this owns the database anyway. */
async function main([loginName, ...why]: string[]): Promise<number> {
  if (!loginName) throw new StartFault(USAGE);
  const settings = readSettings();
  const database = await reachDatabase(settings);
  process.env.DATABASE_URL = database.url;
  process.env.DATA_DIR = settings.DATA_DIR;
  // Imported late: the database's address must be known first.
  const { recoverAdmin } = await import("@/lib/accounts/commands/recover");
  const { disconnect } = await import("@/lib/platform/db");
  const { Forbidden, NotFound } = await import("@/lib/platform/errors");
  try {
    await anchor();
    const reason = why.join(" ").trim() || "password forgotten";
    const { password, ...account } = await recoverAdmin(loginName, { reason, operator: userInfo().username });
    console.log(
      `账号 ${account.loginName} 的初始密码，只显示这一次 · First password, shown only this once: ${password}`,
    );
    console.log(`须在 ${account.days} 天内登录并更换 · Sign in and change it within ${account.days} days`);
    return 0;
  } catch (error) {
    if (error instanceof NotFound) throw new StartFault(`There is no account ${loginName}.`);
    if (error instanceof Forbidden)
      throw new StartFault(
        `${loginName} is not an administrator in use: the system administrator resets other passwords under 账号 · Accounts.`,
      );
    throw error;
  } finally {
    await disconnect();
    await database.stop();
  }
}

await runCommand(main);

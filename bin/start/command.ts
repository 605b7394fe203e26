import { StartFault } from "@/lib/platform/fault";

/** Runs a command of the command line: its answer is the exit code; a fault is one sentence and the code 2. */
export async function runCommand(main: (given: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof StartFault ? error.message : error);
    process.exitCode = 2;
  }
}

import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FOLDER = "node_modules/.cache/tests";
const SLOWEST = 10;

/** Where a runner leaves what it measured. */
export function resultsOf(stage: string): string {
  mkdirSync(FOLDER, { recursive: true });
  return path.join(FOLDER, `${stage}.json`);
}

type File = { stage: string; name: string; seconds: number };
type Vitest = { testResults: { name: string; startTime: number; endTime: number }[] };
type Playwright = { suites: Suite[] };
type Suite = { file: string; suites?: Suite[]; specs: { tests: { results: { duration: number }[] }[] }[] };

const ofVitest = (stage: string, { testResults }: Vitest): File[] =>
  testResults.map(({ name, startTime, endTime }) => ({
    ...{ stage, name: path.relative(`tests/${stage}`, name) },
    seconds: (endTime - startTime) / 1000,
  }));

const durations = ({ specs, suites = [] }: Suite): number[] => [
  ...specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration))),
  ...suites.flatMap(durations),
];
const ofPlaywright = (stage: string, { suites }: Playwright): File[] =>
  suites.map((suite) => ({
    ...{ stage, name: suite.file },
    seconds: durations(suite).reduce((sum, one) => sum + one, 0) / 1000,
  }));

function filesOf(stage: string): File[] {
  const file = resultsOf(stage);
  if (!existsSync(file)) return [];
  const results: Vitest | Playwright = JSON.parse(readFileSync(file, "utf8"));
  return "suites" in results ? ofPlaywright(stage, results) : ofVitest(stage, results);
}

const line = (seconds: number, name: string) => `${seconds.toFixed(1).padStart(7)} s  ${name}`;

/** How long each stage took, and which files of tests took longest in them. */
export function printTimes(stages: readonly (readonly [string, number])[]): void {
  const total = stages.reduce((sum, [, seconds]) => sum + seconds, 0);
  console.log(`\n${[...stages.map(([name, seconds]) => line(seconds, name)), line(total, "in all")].join("\n")}`);
  const slowest = stages
    .flatMap(([stage]) => filesOf(stage))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST);
  if (slowest.length === 0) return;
  console.log("\nThe slowest files:");
  for (const { stage, name, seconds } of slowest) console.log(line(seconds, `${stage} ${name}`));
}

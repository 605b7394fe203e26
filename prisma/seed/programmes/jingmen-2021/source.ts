import { readFileSync } from "node:fs";

export const sourceText = readFileSync(new URL("./source.txt", import.meta.url), "utf8");

const sourceLines = sourceText.split("\n");

/** Lines of the source as printed, counted from 1, both ends included. */
export const lines = (from: number, to: number = from): string => sourceLines.slice(from - 1, to).join("\n");

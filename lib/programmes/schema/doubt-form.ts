import { z } from "zod";
import { area, filled, filledArea, line } from "@/lib/shared/text-field";
import { clauseNumber } from "./fields";
import { draftEdit } from "./forms";
import { withRows } from "./rows";

/** Readings that a form has room for; the first two are needed. */
const PLACES = [1, 2, 3, 4, 5, 6] as const;

/** How many places a form shows: all that are filled and one more, three at least. */
export const readingPlaces = (most: number): number => Math.min(PLACES.length, Math.max(3, most + 1));

const label = line(500).default("");
const follows = z.enum(["", ...PLACES.map(String)], "unknownOption").default("");

const doubtRow = z
  .object({
    code: line(40).default(""),
    clause: clauseNumber,
    title: filled(),
    titleEn: line(),
    description: filledArea(5_000),
    descriptionEn: area(5_000),
    follows,
    reading1: filled(500),
    reading1En: label,
    reading2: filled(500),
    reading2En: label,
    reading3: label,
    reading3En: label,
    reading4: label,
    reading4En: label,
    reading5: label,
    reading5En: label,
    reading6: label,
    reading6En: label,
  })
  .transform(({ code, clause, title, titleEn, description, descriptionEn, follows, ...row }, ctx) => {
    /** By their places in the form; without a label there is no reading. */
    const readings = PLACES.map((place) => ({
      label: row[`reading${place}`],
      labelEn: row[`reading${place}En`],
      followed: follows === String(place),
    }));
    if (readings.some(({ label, followed }) => followed && label === ""))
      ctx.addIssue({ code: "custom", path: ["follows"], message: "unknownOption" });
    for (const [index, { label, labelEn }] of readings.entries())
      if (label === "" && labelEn !== "")
        ctx.addIssue({ code: "custom", path: [`reading${index + 1}`], message: "required" });
    return { code, clause, title, titleEn, description, descriptionEn, readings };
  });

export const doubtsForm = withRows(doubtRow, draftEdit);
export type DoubtsInput = z.output<typeof doubtsForm>;

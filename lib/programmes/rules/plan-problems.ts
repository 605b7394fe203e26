export type ImportProblemCode =
  | "noHeader"
  | "tooBig"
  | "duplicateYear"
  | "columnUnread"
  | "columnIgnored"
  | "numberStray"
  | "noRows"
  | "unitBlank"
  | "unitUnknown"
  | "unitUnknownNear"
  | "unitAmbiguous"
  | "unitLater"
  | "unitClosed"
  | "unitFormer"
  | "unitDuplicate"
  | "unitMissing"
  | "unitLevels"
  | "blank"
  | "negative"
  | "fraction"
  | "tooLarge"
  | "text"
  | "struck"
  | "raised"
  | "formula"
  | "totalBlank"
  | "totalsTwice"
  | "totalWrong"
  | "hiddenColumns"
  | "hiddenRows"
  | "hiddenCells"
  | "hiddenSheets"
  | "more";

/** Advice: messages `programmes.import.<code>`. An error stops the import, a warning is shown before confirmation. */
export type ImportProblem = {
  readonly code: ImportProblemCode;
  readonly severity: "error" | "warning";
  /** `B3`, or `A2:A7` for the names; null when the problem is with the table as a whole. */
  readonly cell: string | null;
  readonly params: Readonly<Record<string, string | number>>;
};

export type Report = (
  code: ImportProblemCode,
  cell: string | null,
  params?: ImportProblem["params"],
  severity?: ImportProblem["severity"],
) => void;

/** More are counted, not listed: nobody mends a thousand cells one by one. */
const MOST_PROBLEMS = 200;

export const isError = ({ severity }: ImportProblem): boolean => severity === "error";

export function shortened(problems: readonly ImportProblem[]): readonly ImportProblem[] {
  const count = problems.length - MOST_PROBLEMS;
  if (count <= 0) return problems;
  const errorsFirst = problems.toSorted((a, b) => Number(isError(b)) - Number(isError(a)));
  const severity = errorsFirst[MOST_PROBLEMS]?.severity ?? "warning";
  return [...errorsFirst.slice(0, MOST_PROBLEMS), { code: "more", severity, cell: null, params: { count } }];
}

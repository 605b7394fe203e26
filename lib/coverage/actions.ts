"use server";
import { refresh, revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { followUnits } from "@/lib/followers";
import type { Actor } from "@/lib/platform/actor";
import { AppError, Invalid } from "@/lib/platform/errors";
import { formAction } from "@/lib/platform/form-action";
import type { FormCheck, FormState } from "@/lib/platform/form-state";
import { Unconfirmed, weigh } from "@/lib/platform/weigh";
import { publishVersion, unpublishVersion } from "@/lib/programmes/commands/programme";
import { recordRuling, withdrawRuling } from "@/lib/programmes/commands/ruling";
import { edited, publishForm, rulingForm, unpublishForm, withdrawForm } from "@/lib/programmes/schema/forms";
import { changeUnits } from "@/lib/regions/commands/change-units";
import { addAreaMember, endAreaMember } from "@/lib/regions/commands/membership";
import { undoRegionAct } from "@/lib/regions/commands/undo";
import { resolveRegion } from "@/lib/regions/queries/search";
import { changeQuery, confirmForm, memberForm, undoForm } from "@/lib/regions/schema";
import { type IsoDate, todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { undoRevision } from "@/lib/stations/commands/facts";
import { restoreEvent, transitionStation, voidEvent } from "@/lib/stations/commands/timeline";
import { getStation } from "@/lib/stations/queries/detail";
import { dayOfEffect, type TimelineChange } from "@/lib/stations/rules/effect";
import {
  createStationInput,
  restoreEventInput,
  transitionStationInput,
  undoRevisionInput,
  voidEventInput,
} from "@/lib/stations/schema/inputs";
import { figureReader, type Subject, unitsChanged, versionDays } from "./queries";
import { effectDays } from "./rules/effect-days";
import { changeLines, type FigureLabel } from "./rules/figures";

type Handler<S extends z.ZodType> = (
  actor: Actor,
  values: z.output<S>,
  key: string,
  /** Acts only when the figures that it changes were seen: of today, unless it counts on other days alone. */
  ask: <T>(asked: { about: Subject; request: unknown; days?: readonly IsoDate[]; act: () => Promise<T> }) => Promise<T>,
) => Promise<{ message?: string; redirectTo?: string }>;

/** A form whose act changes figures: it is answered with them, and written when they come back as seen. */
function weighedAction<S extends z.ZodType>(schema: S, handler: Handler<S>) {
  return async (previous: FormState, data: FormData): Promise<FormState> => {
    const seen = data.getAll("_seen").map(String);
    let check: FormCheck | undefined;
    let same = false;
    const state = await formAction(schema, async (actor, values, key) => {
      const outcome = await handler(actor, values, key, async ({ about, request, days = [todayInChina()], act }) => {
        try {
          const { result, changed } = await weigh(actor, {
            ...{ request, seen, act },
            figures: figureReader(actor, about, days),
          });
          same = !changed;
          return result;
        } catch (error) {
          if (error instanceof Unconfirmed) check = await checkOf(error);
          throw error;
        }
      });
      return same && outcome.redirectTo?.includes("?") ? { redirectTo: `${outcome.redirectTo}&figures=same` } : outcome;
    })(previous, data);
    return check ? { ...state, status: "check", message: undefined, check } : state;
  };
}

async function checkOf({ token, changes }: Unconfirmed<FigureLabel>): Promise<FormCheck> {
  const [t, locale] = await Promise.all([getTranslations("coverage"), getLocale()]);
  return { token, lines: changeLines(changes, t as never, locale) };
}

/** Without the picker's script the field holds what was typed, not a code: it is resolved before the rest is read. */
const createForm = z.looseObject({ regionCode: z.string().trim().max(60).catch("") });

export const createStationAction = weighedAction(createForm, async (actor, typed, key, ask) => {
  const regionCode = typed.regionCode ? await resolveRegion(actor, typed.regionCode) : null;
  const parsed = createStationInput.safeParse({ ...typed, regionCode: regionCode ?? "CN" });
  const fieldErrors = parsed.success ? {} : problems(parsed.error);
  if (!regionCode) fieldErrors.regionCode = [typed.regionCode ? "unknownRegion" : "required"];
  if (!parsed.success || !regionCode) throw new Invalid(fieldErrors);
  const act = () => createStation(actor, parsed.data, key);
  const { code } = await ask({ about: { units: [regionCode] }, request: parsed.data, act });
  return stationDone(code, "created");
});

export const transitionStationAction = weighedAction(transitionStationInput, async (actor, values, key, ask) => {
  const act = () => transitionStation(actor, values, key);
  const days = await timelineDays(actor, values.id, { add: values });
  const { code } = await ask({ about: { station: values.id }, days, request: values, act });
  return stationDone(code, "moved");
});

export const voidEventAction = weighedAction(voidEventInput, async (actor, values, key, ask) => {
  const act = () => voidEvent(actor, values, key);
  const { eventId, status, on } = values;
  const instead = status && on ? { status, on } : null;
  const days = await timelineDays(actor, values.id, { void: eventId, instead });
  const { code } = await ask({ about: { station: values.id }, days, request: values, act });
  return stationDone(code, "voided");
});

export const restoreEventAction = weighedAction(restoreEventInput, async (actor, values, key, ask) => {
  const act = () => restoreEvent(actor, values, key);
  const days = await timelineDays(actor, values.id, { restore: values.eventId });
  const { code } = await ask({ about: { station: values.id }, days, request: values, act });
  return stationDone(code, "restored");
});

export const undoRevisionAction = weighedAction(undoRevisionInput, async (actor, values, key, ask) => {
  const act = () => undoRevision(actor, values, key);
  const { code } = await ask({ about: { station: values.id }, request: values, act });
  return stationDone(code, "undone");
});

/** Days whose figures tell what a change of a station's timeline does. */
async function timelineDays(actor: Actor, id: string, change: TimelineChange): Promise<IsoDate[]> {
  const today = todayInChina();
  return [dayOfEffect(await getStation(actor, id, today), change, today)];
}

const stationDone = (code: string, what: string) => {
  revalidatePath("/stations", "layout");
  return { redirectTo: `/stations/${code}?done=${what}` };
};

export const confirmUnitChange = weighedAction(confirmForm, async (actor, { asked, ...rest }, key, ask) => {
  const parsed = changeQuery.safeParse(parseJson(asked));
  if (!parsed.success) throw new Invalid({ _form: ["invalid"] });
  const query = parsed.data;
  const { code } = await ask({
    about: { units: unitsChanged(rest.code, query) },
    request: { code: rest.code, query },
    act: () => changeUnits(actor, { ...rest, query }, key, followUnits),
  }).catch((error) => {
    // The preview above the form is then another: it is drawn anew, and can be confirmed.
    if (error instanceof AppError && error.code === "regionsChanged") refresh();
    throw error;
  });
  return unitsDone(code, query.kind === "rename" && code !== rest.code ? "convert" : query.kind);
});

export const joinArea = weighedAction(memberForm, async (actor, values, key, ask) => {
  const act = () => addAreaMember(actor, values, key, followUnits);
  await ask({ about: { units: [values.areaCode, values.memberCode] }, request: values, act });
  return unitsDone(values.areaCode, "join");
});

export const leaveArea = weighedAction(memberForm, async (actor, values, key, ask) => {
  const act = () => endAreaMember(actor, values, key, followUnits);
  await ask({ about: { units: [values.areaCode, values.memberCode] }, request: values, act });
  return unitsDone(values.areaCode, "leave");
});

const unitsDone = (code: string, what: string) => {
  revalidatePath("/regions", "layout");
  revalidatePath("/stations", "layout");
  return { redirectTo: `/regions/${code}?done=${what}` };
};

export const undoUnitAct = weighedAction(undoForm, async (actor, values, key, ask) => {
  const act = () => undoRegionAct(actor, values, key, followUnits);
  const { code } = await ask({ about: { act: values.actId }, request: values, act });
  return unitsDone(code, "undone");
});

export const publishVersionAction = weighedAction(publishForm, async (actor, values, key, ask) => {
  await ask({
    about: { programme: values.programmeId },
    days: effectDays([{ from: values.effectiveFrom, until: null }], todayInChina()),
    request: values,
    act: () => publishVersion(actor, edited(values), key, followUnits),
  });
  revalidatePath("/programmes", "layout");
  return { redirectTo: `/programmes/${values.programmeId}` };
});

export const recordRulingAction = weighedAction(rulingForm, async (actor, values, key, ask) => {
  const act = () => recordRuling(actor, values, key);
  const days = await versionDays(actor, { programme: values.programmeId, doubt: { id: values.discrepancyId } });
  await ask({ about: { programme: values.programmeId }, days, request: values, act });
  revalidatePath(`/programmes/${values.programmeId}`, "layout");
  return { message: (await getTranslations("programmes"))("saved") };
});

export const withdrawRulingAction = weighedAction(withdrawForm, async (actor, values, key, ask) => {
  const act = () => withdrawRuling(actor, values, key);
  const doubt = { id: values.discrepancyId, ruledAt: values.at };
  const days = await versionDays(actor, { programme: values.programmeId, doubt });
  await ask({ about: { programme: values.programmeId }, days, request: values, act });
  revalidatePath(`/programmes/${values.programmeId}`, "layout");
  return { message: (await getTranslations("programmes"))("saved") };
});

export const unpublishVersionAction = weighedAction(unpublishForm, async (actor, values, key, ask) => {
  const act = () => unpublishVersion(actor, edited(values), key, followUnits);
  const days = await versionDays(actor, { programme: values.programmeId });
  await ask({ about: { programme: values.programmeId }, days, request: values, act });
  revalidatePath("/programmes", "layout");
  return { redirectTo: `/programmes/${values.programmeId}/edit/review` };
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function problems(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const field = path.join(".") || "_form";
    fields[field] = [...(fields[field] ?? []), message];
  }
  return fields;
}

"use client";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import { TextInput } from "@/components/ui/inputs";
import type { RegionBrief, RegionHit } from "@/lib/regions/schema";
import { regionLabel } from "@/lib/shared/region-label";

export type PickerLabels = {
  /** `{count}` stands for the number found. */
  found: string;
  none: string;
  failed: string;
};

type RegionPickerProps = {
  /** Name of the field that is sent: a code, or what was typed when no unit was chosen. */
  name: string;
  id?: string;
  locale: string;
  labels: PickerLabels;
  /** The unit chosen so far. */
  chosen?: RegionBrief | null;
  /** What was typed or chosen before and is given back, in place of `chosen`. */
  typed?: string;
  /** Only units below this one. */
  within?: string;
  maxLevel?: number;
  required?: boolean;
  className?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

const PAUSE_MS = 150;

/**
 * A combobox after the ARIA practices: type Chinese, pinyin, initials or a code; arrows, Enter, Escape. Before scripts
 * run it is a text field whose text the server resolves (`resolveRegion`).
 */
export function RegionPicker(props: RegionPickerProps) {
  const { name, locale, labels, chosen, typed, within, maxLevel, className, required, ...described } = props;
  const listId = useId();
  const statusId = useId();
  const [scripted, setScripted] = useState(false);
  const given = typed !== undefined && typed !== chosen?.code;
  const [{ text, code }, setUnit] = useState(() =>
    given || !chosen ? { text: typed ?? "", code: "" } : { text: regionLabel(chosen, locale), code: chosen.code },
  );
  const [hits, setHits] = useState<RegionHit[]>([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [status, setStatus] = useState("");
  const request = useRef<AbortController | null>(null);
  useEffect(() => setScripted(true), []);
  useEffect(() => () => request.current?.abort(), []);
  // A unit chosen before comes back as its code: the reader knows it by its name.
  useEffect(() => {
    if (!given || !/^\d{2,12}$|^\d{4}[A-Z]{2}$/.test(typed)) return;
    const lookUp = new AbortController();
    fetchHits({ q: typed }, lookUp.signal).then(
      (hits) => {
        const unit = hits.find((hit) => hit.code === typed);
        if (unit)
          setUnit((last) => (last.text === typed ? { text: regionLabel(unit, locale), code: unit.code } : last));
      },
      () => {},
    );
    return () => lookUp.abort();
  }, [given, typed, locale]);

  function search(q: string) {
    request.current?.abort();
    if (!q.trim()) {
      setHits([]);
      setOpen(false);
      setStatus("");
      return;
    }
    const current = new AbortController();
    request.current = current;
    void wait(PAUSE_MS, current.signal)
      .then(() => fetchHits({ q, within, maxLevel }, current.signal))
      .then((found) => {
        setHits(found);
        setActive(found.length > 0 ? 0 : -1);
        setOpen(true);
        setStatus(found.length > 0 ? labels.found.replace("{count}", String(found.length)) : labels.none);
      })
      .catch(() => {
        if (current.signal.aborted) return;
        setHits([]);
        setOpen(false);
        setStatus(labels.failed);
      });
  }

  function choose(hit: RegionHit) {
    request.current?.abort();
    setUnit({ text: regionLabel(hit, locale), code: hit.code });
    setOpen(false);
    setStatus(pathOf(hit, locale));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const last = hits.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (last < 0) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(open ? (active + step + last + 1) % (last + 1) : step > 0 ? 0 : last);
      setOpen(true);
    } else if (event.key === "Enter" && open && hits[active]) {
      event.preventDefault();
      choose(hits[active]);
    } else if (event.key === "Escape" && (open || text)) {
      event.preventDefault();
      if (open) setOpen(false);
      else change("");
    }
  }

  function change(value: string) {
    setUnit({ text: value, code: "" });
    search(value);
  }

  if (!scripted) {
    return (
      <TextInput
        name={name}
        defaultValue={typed ?? chosen?.code ?? ""}
        required={required}
        className={className}
        {...described}
      />
    );
  }
  const optionId = (index: number) => `${listId}-${index}`;
  return (
    <div className={cx("relative", className)}>
      <input type="hidden" name={name} value={code || text} />
      <TextInput
        {...described}
        role="combobox"
        aria-expanded={open && hits.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? optionId(active) : undefined}
        aria-required={required}
        value={text}
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target.select()}
        onBlur={() => setOpen(false)}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={labels.found.replace("{count}", String(hits.length))}
        hidden={!open || hits.length === 0}
        className="absolute z-20 mt-1 max-h-80 w-full min-w-64 overflow-y-auto rounded-md border border-line-strong bg-surface py-1 shadow-lg"
      >
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the input, which handles the keys of its list
          <div
            key={hit.code}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            ref={index === active ? scrollIntoList : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(hit)}
            className="target cursor-pointer border-l-4 border-transparent px-3 py-1.5 aria-selected:border-accent aria-selected:bg-accent-soft"
          >
            <span className="font-semibold">{regionLabel(hit, locale)}</span>
            <span className="ml-2 text-sm text-ink-soft tabular-nums">{hit.code}</span>
            <span className="block text-sm text-ink-soft">{pathOf(hit, locale)}</span>
          </div>
        ))}
      </div>
      <p
        id={statusId}
        role="status"
        className={cx("mt-1 text-sm text-ink-soft empty:mt-0", open && hits.length > 0 && "sr-only")}
      >
        {status}
      </p>
    </div>
  );
}

const pathOf = (hit: RegionHit, locale: string): string =>
  [...hit.above, hit].map((unit) => regionLabel(unit, locale)).join(" / ");

const scrollIntoList = (option: HTMLElement | null) => option?.scrollIntoView({ block: "nearest" });

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

async function fetchHits(
  asked: { q: string; within?: string; maxLevel?: number },
  signal: AbortSignal,
): Promise<RegionHit[]> {
  const query = new URLSearchParams({ q: asked.q, limit: "12" });
  if (asked.within) query.set("within", asked.within);
  if (asked.maxLevel !== undefined) query.set("maxLevel", String(asked.maxLevel));
  const response = await fetch(`/api/v1/regions?${query}`, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(String(response.status));
  const { regions } = (await response.json()) as { regions: RegionHit[] };
  return regions;
}

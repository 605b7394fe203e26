"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cx } from "./cx";
import { TextInput } from "./inputs";

export type ComboboxOption = { value: string; label: string; code?: string; detail?: string };

type ComboboxProps = {
  /** Name of the field that is sent: the value chosen, or what was typed when nothing was. */
  name: string;
  id?: string;
  /** What is offered for a text, best first. */
  find: (text: string, signal: AbortSignal) => Promise<ComboboxOption[]>;
  chosen?: ComboboxOption | null;
  /** What was typed or chosen before and is given back, in place of `chosen`. */
  typed?: string;
  /** Whether a text that is given back is a value, so that it is shown by its label. */
  isValue?: (typed: string) => boolean;
  required?: boolean;
  className?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

const PAUSE_MS = 150;
/** What Safari says of a key that an input method has taken for itself: it no longer calls that composing. */
const TAKEN_BY_IME = 229;

/**
 * A combobox after the ARIA practices: type, then arrows, Enter, Escape. Before scripts run it is a text field whose
 * text the server resolves.
 */
export function Combobox(props: ComboboxProps) {
  const { name, find, chosen, typed, isValue = () => false, className, required, ...described } = props;
  const t = useTranslations("ui");
  const listId = useId();
  const statusId = useId();
  const [scripted, setScripted] = useState(false);
  const given = typed !== undefined && typed !== chosen?.value;
  const [{ text, value }, setChoice] = useState(() =>
    given || !chosen ? { text: typed ?? "", value: "" } : { text: chosen.label, value: chosen.value },
  );
  const [options, setOptions] = useState<ComboboxOption[]>([]);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [status, setStatus] = useState("");
  const request = useRef<AbortController | null>(null);
  const returned = useRef({ find, isValue });
  returned.current = { find, isValue };
  useEffect(() => setScripted(true), []);
  useEffect(() => () => request.current?.abort(), []);
  // What was chosen before comes back as its value: the reader knows it by its label.
  useEffect(() => {
    if (!given || !returned.current.isValue(typed)) return;
    const lookUp = new AbortController();
    returned.current.find(typed, lookUp.signal).then(
      (found) => {
        const option = found.find((one) => one.value === typed);
        if (option) setChoice((last) => (last.text === typed ? { text: option.label, value: option.value } : last));
      },
      () => {},
    );
    return () => lookUp.abort();
  }, [given, typed]);

  function search(wanted: string) {
    request.current?.abort();
    if (!wanted.trim()) {
      setOptions([]);
      setOpen(false);
      setStatus("");
      return;
    }
    const current = new AbortController();
    request.current = current;
    void wait(PAUSE_MS, current.signal)
      .then(() => find(wanted, current.signal))
      .then((found) => {
        setOptions(found);
        setActive(found.length > 0 ? 0 : -1);
        setOpen(true);
        setStatus(found.length > 0 ? t("combobox.found", { count: found.length }) : t("combobox.none"));
      })
      .catch(() => {
        if (current.signal.aborted) return;
        setOptions([]);
        setOpen(false);
        setStatus(t("combobox.failed"));
      });
  }

  function choose(option: ComboboxOption) {
    request.current?.abort();
    setChoice({ text: option.label, value: option.value });
    setOpen(false);
    setStatus(option.detail ?? option.label);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing || event.keyCode === TAKEN_BY_IME) return;
    const last = options.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (last < 0) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(open ? (active + step + last + 1) % (last + 1) : step > 0 ? 0 : last);
      setOpen(true);
    } else if (event.key === "Enter" && open && options[active]) {
      event.preventDefault();
      choose(options[active]);
    } else if (event.key === "Escape" && (open || text)) {
      event.preventDefault();
      if (open) setOpen(false);
      else change("");
    }
  }

  function change(wanted: string) {
    setChoice({ text: wanted, value: "" });
    search(wanted);
  }

  if (!scripted)
    return (
      <TextInput
        name={name}
        defaultValue={typed ?? chosen?.value ?? ""}
        required={required}
        className={className}
        {...described}
      />
    );
  const optionId = (index: number) => `${listId}-${index}`;
  const shown = open && options.length > 0;
  return (
    <div className={cx("relative", className)}>
      <input type="hidden" name={name} value={value || text} />
      <TextInput
        {...described}
        role="combobox"
        aria-expanded={shown}
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
        aria-label={t("combobox.found", { count: options.length })}
        hidden={!shown}
        className="absolute z-20 mt-1 max-h-80 w-full min-w-64 overflow-y-auto rounded-md border border-line-strong bg-surface py-1 shadow-lg"
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the input, which handles the keys of its list
          <div
            key={option.value}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            ref={index === active ? scrollIntoList : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
            className="target cursor-pointer border-l-4 border-transparent px-3 py-1.5 aria-selected:border-accent aria-selected:bg-accent-soft"
          >
            <span className="font-semibold">{option.label}</span>
            {option.code ? <span className="ml-2 text-sm text-ink-soft tabular-nums">{option.code}</span> : null}
            {option.detail ? <span className="block text-sm text-ink-soft">{option.detail}</span> : null}
          </div>
        ))}
      </div>
      <p id={statusId} role="status" className={cx("mt-1 text-sm text-ink-soft empty:mt-0", shown && "sr-only")}>
        {status}
      </p>
    </div>
  );
}

const scrollIntoList = (option: HTMLElement | null) => option?.scrollIntoView({ block: "nearest" });

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/**
 * Stands before a button that confirms something: Enter in a field presses the first button of its form, and must not
 * confirm what nobody has decided. Without scripts too.
 */
export function DefaultSubmit({ label }: { label: string }) {
  return (
    <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
      {label}
    </button>
  );
}

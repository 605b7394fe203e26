type Fields = Readonly<Record<string, unknown>>;

/** A row of a form that is not saved. Choices have a value from the start, so only what is typed tells whether it is meant. */
export function isDropped(row: Fields): boolean {
  if (row.remove) return true;
  const typed = Object.entries(row).filter(([field]) => !CHOICES.has(field));
  return typed.every(([, value]) =>
    typeof value === "string" ? value.trim() === "" : !Array.isArray(value) || value.length === 0,
  );
}

const CHOICES = new Set(["clause", "measure", "comparator", "strength", "fact", "yearly", "code", "kind", "follows"]);

/** Message key, with its number, for a text of more than `max` characters. */
export const tooLong = (max: number) => `tooLong|${JSON.stringify({ max })}`;

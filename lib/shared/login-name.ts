/** How a login name is stored and compared: full-width characters and capitals are the same name. */
export const normalLoginName = (typed: string): string => typed.normalize("NFKC").trim().toLowerCase();

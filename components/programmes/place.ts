/** Which programme and version a component draws; the number only where it is not the one in effect. */
export type Place = { readonly id: string; readonly number?: number };

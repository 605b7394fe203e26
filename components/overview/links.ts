/** Addresses of the figures that an overview shows in short. */
export const coverageLink = (programme: string, region: string): string =>
  `/coverage?${new URLSearchParams({ programme, region }).toString()}`;

export const stationLink = (code: string): string => `/stations/${encodeURIComponent(code)}`;

export const failingLink = (region: string | null): string =>
  `/stations?${new URLSearchParams({ ...(region ? { region } : {}), status: "built", failed: "any", sort: "failed" }).toString()}`;

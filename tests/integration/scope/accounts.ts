import type { Row } from "./row";

export const accounts: Record<string, Row> = {};

import type { Row } from "./row";

export const audit: Record<string, Row> = {};

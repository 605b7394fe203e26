import accountsEn from "./en/accounts.json";
import auditEn from "./en/audit.json";
import coverageEn from "./en/coverage.json";
import errorsEn from "./en/errors.json";
import factsEn from "./en/facts.json";
import organisationsEn from "./en/organisations.json";
import overviewEn from "./en/overview.json";
import programmesEn from "./en/programmes.json";
import publicEn from "./en/public.json";
import regionsEn from "./en/regions.json";
import shellEn from "./en/shell.json";
import stationsEn from "./en/stations.json";
import uiEn from "./en/ui.json";
import { withRooms } from "./with-rooms";
import accountsZh from "./zh-CN/accounts.json";
import auditZh from "./zh-CN/audit.json";
import coverageZh from "./zh-CN/coverage.json";
import errorsZh from "./zh-CN/errors.json";
import factsZh from "./zh-CN/facts.json";
import organisationsZh from "./zh-CN/organisations.json";
import overviewZh from "./zh-CN/overview.json";
import programmesZh from "./zh-CN/programmes.json";
import publicZh from "./zh-CN/public.json";
import regionsZh from "./zh-CN/regions.json";
import shellZh from "./zh-CN/shell.json";
import stationsZh from "./zh-CN/stations.json";
import uiZh from "./zh-CN/ui.json";

/** Every text on screen, by language and namespace (one file a room). */
export const messages = {
  "zh-CN": withRooms({
    accounts: accountsZh,
    audit: auditZh,
    coverage: coverageZh,
    errors: errorsZh,
    facts: factsZh,
    organisations: organisationsZh,
    overview: overviewZh,
    programmes: programmesZh,
    public: publicZh,
    regions: regionsZh,
    shell: shellZh,
    stations: stationsZh,
    ui: uiZh,
  }),
  en: withRooms({
    accounts: accountsEn,
    audit: auditEn,
    coverage: coverageEn,
    errors: errorsEn,
    facts: factsEn,
    organisations: organisationsEn,
    overview: overviewEn,
    programmes: programmesEn,
    public: publicEn,
    regions: regionsEn,
    shell: shellEn,
    stations: stationsEn,
    ui: uiEn,
  }),
} as const;

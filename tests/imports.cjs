const { readFileSync } = require("node:fs");
const path = require("node:path");

// The layering of the README's "Architecture", as rules: app > components > lib/<room> > lib/platform > lib/shared.
const ROOM = "^lib/(?!platform/|shared/|generated/)([^/]+)/";
const reading = `${ROOM}(queries|commands|reports)(/|\\.ts$)`;

/** The list of lib/rooms.ts, in order. */
const [, listed = ""] =
  /const rooms = \[([^\]]+)\]/.exec(readFileSync(path.join(__dirname, "../lib/rooms.ts"), "utf8")) ?? [];
const rooms = listed.split(",").flatMap((name) => name.trim() || []);
if (rooms.length < 2) throw new Error("tests/imports.cjs finds no list of rooms in lib/rooms.ts");

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const orderOfRooms = rooms.slice(0, -1).map((room, at) => ({
  name: `room-order-${room}`,
  severity: "error",
  comment:
    `${room} imports only rooms that lib/rooms.ts lists before it. Let the later room call this one and pass the value in, ` +
    "as the callers of regions pass `follow`; or move the room in the list if nothing there speaks against it.",
  from: { path: `^lib/${room}/` },
  to: { path: `^lib/(${rooms.slice(at + 1).join("|")})/` },
}));

/** May take values of lib/platform/actor.ts. */
const MINTING = [
  "^(prisma/seed|bin|tests)/",
  "^lib/platform/auth/(sessions|refusals|second-step|admit|authenticate|look-up)\\.ts$", // sign-in: who it is, is found out here
  "^lib/platform/(refusal-log|db|installation)\\.ts$", // what was refused; probes and what is public
  "^app/\\(public\\)/page\\.tsx$|^lib/coverage/queries\\.ts$", // the public page, as publicActor
  "^lib/audit/commands/(anchor|backup)\\.ts$", // jobs
  "^lib/audit/queries/(entries|stored)\\.ts$", // the chain is read beyond the reader's own scope
  "^lib/accounts/commands/(sweep|proof|first-admins|recover)\\.ts$", // jobs; attempts count before anybody is believed
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment: "Move what both sides need below them.",
      from: { pathNot: "^lib/generated/" },
      to: { circular: true },
    },
    ...orderOfRooms,
    {
      name: "room-is-a-value",
      severity: "error",
      comment:
        "room.ts says what a room is and does nothing: the platform, the browser and the tests read it. It imports " +
        "lib/shared and the generated enums, lib/rooms.ts only room.ts files.",
      from: { path: [`${ROOM}room\\.ts$`, "^lib/rooms\\.ts$"] },
      to: { pathNot: ["^lib/shared/", "^lib/generated/prisma/enums", `${ROOM}room\\.ts$`] },
    },
    {
      name: "rooms-are-asked-together",
      severity: "error",
      comment:
        "Nobody asks one room what it is: take the list of all, lib/rooms.ts, so that the next room is not forgotten.",
      from: { pathNot: "^lib/rooms\\.ts$" },
      to: { path: `${ROOM}room\\.ts$` },
    },
    {
      name: "rooms-do-not-read-the-list",
      severity: "error",
      comment: "lib/rooms.ts stands above all rooms: ask the platform (permissions, audited) instead.",
      from: { path: ROOM },
      to: { path: "^lib/rooms\\.ts$" },
    },
    {
      name: "who-mints-an-actor",
      severity: "error",
      comment:
        "Whoever mints an Actor decides what it may see. A request has one already: take it as the first parameter " +
        "(pages: requirePermission, forms: formAction, API: apiActor). Only sign-in, jobs without a person, seeds, " +
        "bin and tests mint one. `import type { Actor }` is free.",
      from: { pathNot: MINTING },
      to: { path: "^lib/platform/actor\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "db-only-behind-queries-reports-commands",
      severity: "error",
      comment: "Only queries, reports and commands talk to the database; ask one of them.",
      from: {
        path: "^(app|components|lib)/",
        pathNot: [reading, "^lib/platform/", "^lib/generated/", "^app/api/health/"],
      },
      to: {
        path: ["^lib/platform/(db|mutate)\\.ts$", "^lib/generated/prisma/(client|internal)"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "one-kind-of-connection",
      severity: "error",
      comment: "A connection of another kind has the server's time zone and settings: ask lib/platform/connection.ts.",
      from: { pathNot: "^lib/platform/connection\\.ts$" },
      to: { path: "(^|node_modules/)pg(/|$)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "one-way-through-prisma",
      severity: "error",
      comment: "Prisma's adapter takes any pool, of any settings: ask lib/platform/db.ts.",
      from: { pathNot: ["^lib/platform/frame\\.ts$", "^prisma/migrate\\.ts$"] },
      to: { path: "(^|node_modules/)@prisma/adapter-pg(/|$)" },
    },
    {
      name: "pure-stays-pure",
      severity: "error",
      comment: "rules, policy and schema must run in a bare unit test and in the browser: pass in what they need.",
      from: { path: `${ROOM}(rules|policy|schema)(/|\\.ts$)` },
      to: {
        path: [
          "(^|node_modules/)(next|next-auth|server-only|pg)(/|$)",
          "^lib/generated/prisma/(client|internal)",
          "^lib/platform/(db|mutate|session|form-action)\\.ts$",
          reading,
          `${ROOM}actions(/|\\.ts$)`,
        ],
        reachable: true,
      },
    },
    {
      name: "lib-below-ui",
      severity: "error",
      comment: "lib knows no page and no component.",
      from: { path: "^lib/" },
      to: { path: "^(app|components|tests|bin|prisma)/" },
    },
    {
      name: "components-below-app",
      severity: "error",
      comment: "Components are placed by pages, not the other way round.",
      from: { path: "^components/" },
      to: { path: "^(app|tests|bin|prisma)/" },
    },
    {
      name: "ui-knows-no-domain",
      severity: "error",
      comment: "components/ui serves every room: pass words and values in.",
      from: { path: "^components/ui/" },
      to: { path: ["^components/(?!ui/)", ROOM] },
    },
    {
      name: "links-do-not-fetch-ahead",
      severity: "error",
      comment: "Take Link from components/ui/link: next/link asks the server for every link that comes into sight.",
      from: { path: "^(app|components)/", pathNot: "^components/(ui/link|shell/nav-link)\\.tsx$" },
      to: { path: "(^|node_modules/)next/link" },
    },
    {
      name: "components-do-not-read",
      severity: "error",
      comment: "A component gets its data as props from a page.",
      from: { path: "^components/" },
      to: { path: reading, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "reports-behind-queries",
      severity: "error",
      comment: "A report checks no permission: ask the query that does.",
      from: { path: "^(app|components)/" },
      to: { path: `${ROOM}reports(/|\\.ts$)`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "commands-only-from-actions",
      severity: "error",
      comment: "Write through an action, which checks origin, actor and input.",
      from: { path: "^(app|components)/", pathNot: "^app/api/" },
      to: { path: `${ROOM}commands(/|\\.ts$)`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "platform-below-rooms",
      severity: "error",
      comment: "The platform serves every room and knows none but what lib/rooms.ts tells: permissions, audited names.",
      from: { path: "^lib/platform/" },
      to: { path: [ROOM, "^app/"] },
    },
    {
      name: "shared-is-leaf",
      severity: "error",
      comment: "lib/shared is pure and depends on nothing of ours but the generated enums.",
      from: { path: "^lib/shared/" },
      to: { path: "^(lib/(?!shared/|generated/prisma/enums)|app|components)" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^\\.next", "^node_modules/.*node_modules"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};

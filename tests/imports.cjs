// The layering of the README's "Architecture", as rules: app > components > lib/<room> > lib/platform > lib/shared.
const ROOM = "^lib/(?!platform/|shared/|generated/)([^/]+)";
const reading = `${ROOM}/(queries|commands|reports)(/|\\.ts$)`;

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
    {
      name: "no-room-cycles",
      severity: "error",
      scope: "folder",
      comment: "Rooms form a DAG even when no single file does: let the lower room take the value as an argument.",
      from: { path: ROOM },
      to: { circular: true },
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
      from: { path: `${ROOM}/(rules|policy|schema)(/|\\.ts$)` },
      to: {
        path: [
          "(^|node_modules/)(next|next-auth|server-only|pg)(/|$)",
          "^lib/generated/prisma/(client|internal)",
          "^lib/platform/(db|mutate|session|form-action)\\.ts$",
          reading,
          `${ROOM}/actions(/|\\.ts$)`,
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
      to: { path: `${ROOM}/reports(/|\\.ts$)`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "commands-only-from-actions",
      severity: "error",
      comment: "Write through an action, which checks origin, actor and input.",
      from: { path: "^(app|components)/", pathNot: "^app/api/" },
      to: { path: `${ROOM}/commands(/|\\.ts$)`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "platform-below-rooms",
      severity: "error",
      comment: "The platform serves every room and knows none.",
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

import { expect, it } from "vitest";
import { createOrganisation, editOrganisation } from "@/lib/organisations/commands/register";
import { exportOrganisations, getOrganisation, listOrganisations } from "@/lib/organisations/queries";
import { createOrganisationInput, editOrganisationInput, organisationFilter } from "@/lib/organisations/schema";
import { publicActor } from "@/lib/platform/actor";
import { prisma } from "@/lib/platform/db";
import { creditCheck } from "@/lib/shared/credit-code";
import { official } from "@/tests/support/factories/accounts";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

const city = official("city_official", "/42/4208/");
const county = official("county_official", "/42/4208/420822/");
const key = () => crypto.randomUUID();
const codeOf = (n: number) => {
  const body = `52420800MJH${String(n).padStart(6, "0")}`;
  return body + creditCheck(body);
};
const make = (fields: object = {}, n = 1, actor = city) =>
  createOrganisation(
    actor,
    createOrganisationInput.parse({
      name: "启明社会工作服务中心",
      creditCode: codeOf(n),
      regionCode: "4208",
      ...fields,
    }),
    key(),
  );
const names = async (search: Record<string, string>, actor = city) =>
  (await listOrganisations(actor, organisationFilter.parse(search))).organisations.map(({ name }) => name);

prepare(seedJingmenRegions);

it("registers once under a code, and says so", async () => {
  const { id } = await make({ kind: "service_agency", grade: "a4", gradedOn: "2022-11-08", phone: "０724-2334567" });
  expect(await getOrganisation(county, id)).toMatchObject({
    ...{ kind: "service_agency", grade: "a4", gradedOn: "2022-11-08", phone: "0724-2334567", version: 1 },
    ...{ region: { code: "4208" }, stations: [], isDemo: false },
  });
  await expect(make({ name: "另一家" })).rejects.toMatchObject({ fieldErrors: { creditCode: ["creditCodeTaken"] } });
  const log = await prisma().auditEntry.findMany({ where: { entity: "Organisation" }, select: { action: true } });
  expect(log).toEqual([{ action: "organisation:create" }]);
});

it("keeps who changed what, and of an edit only what it changed", async () => {
  const { id } = await make({ contact: "周敏" });
  const form = { id, _version: "1", name: "启明社会工作服务中心", creditCode: codeOf(1) };
  await editOrganisation(city, editOrganisationInput.parse({ ...form, contact: "李娟", phone: "12345" }), key());
  await editOrganisation(
    city,
    editOrganisationInput.parse({ ...form, _version: "2", contact: "李娟", phone: "12345" }),
    key(),
  );
  expect((await getOrganisation(city, id)).changes).toMatchObject([
    { before: { contact: "周敏", phone: null }, after: { contact: "李娟", phone: "12345" } },
    { before: null, after: { name: "启明社会工作服务中心", creditCode: codeOf(1), contact: "周敏" } },
  ]);
  await make({}, 2);
  await expect(
    editOrganisation(city, editOrganisationInput.parse({ ...form, _version: "3", creditCode: codeOf(2) }), key()),
  ).rejects.toMatchObject({ fieldErrors: { creditCode: ["creditCodeTaken"] } });
});

it("is found by name however it is written, by code, place, kind and grade, page by page", async () => {
  await make({ name: "绿林社会工作服务中心", regionCode: "420822", kind: "company" }, 1);
  await make({ name: "五里铺社工中心", grade: "a3", gradedOn: "2020-01-01" }, 2);
  for (const q of ["绿林", "绿\u200b林", codeOf(1).toLowerCase()])
    expect(await names({ q }), q).toEqual(["绿林社会工作服务中心"]);
  for (const q of ["五里铺", "五里舖"]) expect(await names({ q }), q).toEqual(["五里铺社工中心"]);
  expect(await names({ q: "%" })).toEqual([]);
  expect(await names({ region: "420822" })).toEqual(["绿林社会工作服务中心"]);
  expect(await names({ region: "42" })).toHaveLength(2);
  expect(await names({ kind: "company" })).toEqual(["绿林社会工作服务中心"]);
  expect(await names({ grade: "a3" })).toEqual(["五里铺社工中心"]);
  expect(await names({ grade: "none" })).toEqual(["绿林社会工作服务中心"]);
  for (let n = 3; n < 33; n++) await make({ name: n % 2 ? "同名" : `机构${n}` }, n);
  const first = await listOrganisations(city, {});
  const second = await listOrganisations(city, { after: first.next ?? "" });
  expect(second.next).toBeNull();
  const ids = [...first.organisations, ...second.organisations].map(({ id }) => id);
  expect([ids.length, new Set(ids).size]).toEqual([32, 32]);
  expect(await exportOrganisations(city, {})).toHaveLength(32);
});

it("is not the public's, and not an official's below the place of registration", async () => {
  const { id } = await make();
  await expect(listOrganisations(publicActor(), {})).rejects.toMatchObject({ status: 403 });
  const form = editOrganisationInput.parse({ id, _version: "1", name: "改名", creditCode: codeOf(1) });
  await expect(editOrganisation(county, form, key())).rejects.toMatchObject({ status: 404 });
  await expect(make({ regionCode: "4206" }, 2)).rejects.toMatchObject({ status: 404 });
});

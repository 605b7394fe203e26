import { randomUUID } from "node:crypto";
import {
  changeAccount,
  changeStatus,
  createAccount,
  resetFactors,
  resetPassword,
} from "@/lib/accounts/commands/accounts";
import {
  addPasskey,
  askForPasskey,
  confirmTotp,
  removeFactor,
  renewRecoveryCodes,
  startTotp,
} from "@/lib/accounts/commands/factors";
import { createToken, endOwnSessions, revokeOwnToken } from "@/lib/accounts/commands/own";
import { changeOwnPassword } from "@/lib/accounts/commands/password";
import { demandProof } from "@/lib/accounts/commands/proof";
import {
  changeSecurityRules,
  decideAccount,
  endAccountAccess,
  endEverySession,
} from "@/lib/accounts/commands/security";
import { getAccount, listAccounts, listOrganisationChoices, listPending } from "@/lib/accounts/queries/accounts";
import { getOwnFactors } from "@/lib/accounts/queries/factors";
import { getOwnAccess, getSecurityRules } from "@/lib/accounts/queries/own";
import type { Role } from "@/lib/generated/prisma/enums";
import { prisma } from "@/lib/platform/db";
import { codeAt } from "@/tests/support/totp";
import { BUSINESS, EVERYONE, type Row } from "./row";
import { PASSWORD } from "./world";

process.env.NEXTAUTH_SECRET ??= "integration-tests-only-secret-0123456789";

type Call = Row["call"];

/** Accounts belong to the whole installation: an admin has the permission or has not. */
const only = (may: readonly Role[], call: Call): Row => ({ may, confined: "public", call });
const key = () => randomUUID();
const fresh = (id: string) => ({ id, _version: 1 });
const rights = {
  displayName: "新名",
  role: "evaluator",
  region: "",
  station: "",
  organisationId: "",
  stations: "",
} as const;
const own = (call: Call): Row => only(EVERYONE, call);

export const accounts: Record<string, Row> = {
  "accounts.listAccounts": only(["system_admin", "security_admin"], (actor) => listAccounts(actor, {} as never)),
  "accounts.listPending": only(["system_admin", "security_admin"], (actor) => listPending(actor)),
  "accounts.getAccount": only(["system_admin", "security_admin"], (actor, { accountIds }) =>
    getAccount(actor, accountIds.station_worker),
  ),
  "accounts.listOrganisationChoices": only(["system_admin"], (actor) => listOrganisationChoices(actor)),
  "accounts.createAccount": only(["system_admin"], (actor) =>
    createAccount(actor, { loginName: "new@test", ...rights }, key()),
  ),
  "accounts.changeAccount": only(["system_admin"], (actor, { accountIds }) =>
    changeAccount(actor, { ...fresh(accountIds.evaluator), ...rights }, key()),
  ),
  "accounts.changeStatus": only(["system_admin"], (actor, { accountIds }) =>
    changeStatus(actor, { ...fresh(accountIds.evaluator), change: "disable" }, key()),
  ),
  "accounts.resetPassword": only(["system_admin"], (actor, { accountIds }) =>
    resetPassword(actor, fresh(accountIds.evaluator), key()),
  ),
  "accounts.resetFactors": only(["system_admin"], (actor, { accountIds }) =>
    resetFactors(actor, fresh(accountIds.evaluator), key()),
  ),
  "accounts.endEverySession": only(["security_admin"], (actor) => endEverySession(actor, key())),
  "accounts.decideAccount": only(["security_admin"], async (actor, { actors }) => {
    const { id } = await createAccount(
      actors.system_admin,
      { ...rights, loginName: "new@test", role: "audit_admin" },
      key(),
    );
    return decideAccount(actor, { ...fresh(id), decision: "approve" }, key());
  }),
  "accounts.endAccountAccess": only(["security_admin"], (actor, { accountIds }) =>
    endAccountAccess(actor, { id: accountIds.evaluator }, key()),
  ),
  "accounts.changeSecurityRules": only(["security_admin"], (actor) =>
    changeSecurityRules(actor, { _version: 1, idleMinutes: 30 } as never, key()),
  ),
  "accounts.getSecurityRules": own((actor) => getSecurityRules(actor)),
  "accounts.getOwnAccess": own((actor) => getOwnAccess(actor)),
  "accounts.changeOwnPassword": own((actor) =>
    changeOwnPassword(actor, { currentPassword: PASSWORD, newPassword: "Neues-Wort-2026" }, key()),
  ),
  "accounts.demandProof": own((actor) => demandProof(actor, PASSWORD)),
  "accounts.getOwnFactors": own((actor) => getOwnFactors(actor)),
  "accounts.startTotp": own((actor) => startTotp(actor, key())),
  "accounts.confirmTotp": own(async (actor) => {
    await startTotp(actor, key());
    const secret = (await getOwnFactors(actor)).setup?.key ?? "";
    return confirmTotp(actor, { code: codeAt(secret, new Date()), name: "" }, key());
  }),
  "accounts.askForPasskey": own((actor) => askForPasskey(actor)),
  "accounts.addPasskey": own((actor) => addPasskey(actor, { answer: {}, ticket: "", name: "" }, key())),
  "accounts.removeFactor": own(async (actor, { accountIds }) =>
    removeFactor(actor, { id: await ownFactor(accountIds[actor.role as Role]) }, key()),
  ),
  "accounts.renewRecoveryCodes": own(async (actor, { accountIds }) => {
    await ownFactor(accountIds[actor.role as Role]);
    return renewRecoveryCodes(actor, key());
  }),
  "accounts.endOwnSessions": own((actor) => endOwnSessions(actor, { which: "others" }, key())),
  "accounts.createToken": only(BUSINESS, (actor) => createToken(actor, { name: "脚本", days: 1 }, key())),
  "accounts.revokeOwnToken": own(async (actor, { accountIds }) => {
    const token = await ownToken(accountIds[actor.role as Role]);
    return revokeOwnToken(actor, { id: token }, key());
  }),
};

/** Of one's own: another's is a 404 whatever the role, which the accounts' own tests prove. */
async function ownToken(accountId: string): Promise<string> {
  const data = { accountId, name: "脚本", hash: randomUUID(), expiresAt: new Date("2099-01-01") };
  return (await prisma().apiToken.create({ data, select: { id: true } })).id;
}

async function ownFactor(accountId: string): Promise<string> {
  const data = { accountId, kind: "totp", name: "", confirmedAt: new Date() } as const;
  return (await prisma().accountFactor.create({ data, select: { id: true } })).id;
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialPassword, minimumLength, passwordFaults } from "@/lib/accounts/rules/password";
import { passwordContext } from "@/lib/accounts/rules/password-context";
import { guessesFor } from "@/lib/accounts/rules/password-strength";

const context = passwordContext({
  loginName: "city_official@jingmen",
  displayName: "荆门市民政局",
  belongsTo: ["荆门市", "湖北省"],
  places: [
    { name: "沙洋县", pinyin: "sha yang xian" },
    { name: "武汉市", pinyin: "wu han shi" },
  ],
});
const faultsOf = (password: string, rules = {}) =>
  passwordFaults(password, { minLength: 8, classes: 0, context, ...rules });
const kindsOf = (password: string) => faultsOf(password).map((fault) => fault.split("|")[0]);

describe("a new password that is easy to guess is refused, however it is dressed up", () => {
  it.each([
    // The three of the issue, and what lists of leaked passwords hold.
    ["Password1!", "passwordCommon"],
    ["Admin@123", "passwordCommon"],
    ["P@ssw0rd2024!", "passwordCommon"],
    ["Qwer1234!@#$", "passwordCommon"],
    ["Iloveyou2024", "passwordCommon"],
    ["Welcome@2025", "passwordCommon"],
    ["drowssaP1!", "passwordCommon"],
    ["Elephant2024!", "passwordCommon"],
    ["Changeme_2026", "passwordCommon"],
    ["a1b2c3d4e5f6", "passwordCommon"],
    ["Ｐａｓｓｗｏｒｄ１！", "passwordCommon"],
    // Pinyin: sentences and names.
    ["woaini5201314", "passwordCommon"],
    ["Woaini1314!", "passwordCommon"],
    ["Zhangwei1990", "passwordCommon"],
    ["Zhangwei@1990", "passwordCommon"],
    ["Lixiaoming@123", "passwordCommon"],
    ["jiangxuan19891212", "passwordCommon"],
    // Keys, numbers, dates, repetitions.
    ["1qaz@WSX3edc", "passwordPattern"],
    ["!QAZ2wsx#EDC", "passwordPattern"],
    ["qwertyuiop[]", "passwordPattern"],
    ["19900101Abc!", "passwordPattern"],
    ["420822199001011234", "passwordPattern"],
    ["13812345678", "passwordPattern"],
    ["0724-2345678", "passwordPattern"],
    ["88888888Aa!", "passwordPattern"],
    ["121212121212", "passwordPattern"],
    ["2024年11月30日", "passwordPattern"],
    ["8301947265", "passwordPattern"],
    // The account, its office and place, and this system.
    ["Jingmen@2024", "passwordOwn"],
    ["J.i.n.g.m.e.n.2024", "passwordOwn"],
    ["J1ngm3n@2024", "passwordOwn"],
    ["nemgnij2024!", "passwordOwn"],
    ["City_Official@Jingmen1", "passwordOwn"],
    ["JMSMZJ@2024", "passwordOwn"],
    ["Jm2024@mzj!!", "passwordOwn"],
    ["荆门市民政局2024", "passwordOwn"],
    ["湖北荆门民政局123", "passwordOwn"],
    ["Shayang#2025", "passwordOwn"],
    ["Shegongzhan@2024", "passwordOwn"],
    ["Shegongzhan@Jingmen2024", "passwordOwn"],
    ["Minzheng@Hubei2026", "passwordOwn"],
  ])("%s → %s", (password, fault) => {
    expect(kindsOf(password)).toContain(fault);
  });

  it.each([
    "Good-Enough-1",
    "Right-Horse-42",
    "Sturdy-Bridge-88",
    "correct horse battery",
    "蓝色自行车穿过三座桥",
    "晚霞落在渔船上收网回家",
    "k8#mP2vQx9",
    "gzyfkxbtqhwm",
    "mfqdyzsdqz7!",
  ])("and %s is not", (password) => {
    expect(faultsOf(password, { minLength: 10 })).toEqual([]);
  });

  it("names the word that gives it away", () => {
    expect(faultsOf("Jingmen@2024")).toEqual(['passwordOwn|{"part":"jingmen"}']);
  });

  it("takes no longer for a longer text: what stands behind the first 64 signs is not looked at", () => {
    for (const text of ["@", "a", "4@3$", "aab", "zhang"]) {
      const long = text.repeat(40).slice(0, 64);
      expect(guessesFor(long.repeat(100), context).cost).toBe(guessesFor(long, context).cost);
    }
  });
});

describe("its length and its signs", () => {
  it.each([
    ["k8#mP2v", { minLength: 8 }, ['passwordShort|{"min":8}']],
    ["k8#m𠀀𠀁𠀂", { minLength: 8 }, ['passwordShort|{"min":8}']],
    ["", { minLength: 8 }, ['passwordShort|{"min":8}']],
    [`${"k8#mP2vQx9".repeat(13)}`, {}, ['tooLong|{"max":128}']],
    ["gzyfkxbtqhwm", { classes: 3 }, ['passwordClasses|{"count":3}']],
    ["gzyfkxbtqhWm", { classes: 2 }, []],
    ["gzyf kxb tqhwm", { classes: 2 }, ['passwordClasses|{"count":2}']],
  ])("%s under %j → %j", (password, rules, faults) => {
    expect(faultsOf(password, rules)).toEqual(faults);
  });

  it("is longer for the three admins", () => {
    const lengths = { passwordMinLength: 10, adminPasswordMinLength: 12 };
    expect(minimumLength("audit_admin", lengths)).toBe(12);
    expect(minimumLength("station_lead", lengths)).toBe(10);
  });
});

it("draws first passwords that every rule accepts", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (stream) => {
      const drawn = initialPassword((below) => stream.next().value % below);
      expect(drawn).toMatch(/^[A-Z][a-z]{2}\d(-[A-Z][a-z]{2}\d){3}$/);
    }),
  );
  const drawn = Array.from({ length: 50 }, (_, seed) => {
    let state = seed + 1;
    return initialPassword((below) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    });
  });
  expect(drawn.filter((one) => faultsOf(one, { minLength: 12, classes: 4 }).length > 0)).toEqual([]);
});

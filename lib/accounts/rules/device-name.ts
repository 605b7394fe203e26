const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/i, "WeChat"],
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/QQBrowser/i, "QQ Browser"],
  [/360|QIHU/i, "360"],
  [/HuaweiBrowser/i, "Huawei Browser"],
  [/OPR\//, "Opera"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
  [/^curl/i, "curl"],
];

const SYSTEMS: readonly [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/i, "HarmonyOS"],
  [/Windows/, "Windows"],
  [/Android/, "Android"],
  [/iPhone|iPad|iPod/, "iOS"],
  [/Mac OS X/, "macOS"],
  [/UOS|Kylin/i, "Kylin/UOS"],
  [/Linux/, "Linux"],
];

const named = (agent: string, names: readonly [RegExp, string][]) => names.find(([sign]) => sign.test(agent))?.[1];

/** What a person calls the device, `Chrome · Windows`; empty when the browser does not say. */
export const deviceName = (userAgent: string): string =>
  [named(userAgent, BROWSERS), named(userAgent, SYSTEMS)].filter(Boolean).join(" · ");

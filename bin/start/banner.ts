export const step = (zh: string, en: string) => console.log(`· ${zh} … ${en}`);

/** What a newcomer needs: the address, who may sign in, and how to stop. */
export function banner(address: string, accounts: { loginName: string; role: string }[], password: string): void {
  const width = Math.max(...accounts.map(({ loginName }) => loginName.length), 0);
  const people = accounts.map(({ loginName, role }) => `    ${loginName.padEnd(width)}  ${role}`);
  const demo = accounts.length > 0 ? ["", `  演示账号 Demo accounts （密码 password: ${password}）`, ...people] : [];
  console.log(
    ["", `  社工站 · Shegongzhan   ${address}`, ...demo, "", "  Ctrl-C 停止 · Ctrl-C stops it", ""].join("\n"),
  );
}

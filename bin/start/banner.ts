export const step = (zh: string, en: string) => console.log(`· ${zh} … ${en}`);

/** What a newcomer needs: the address, who may sign in, and how to stop. */
export function banner(
  address: string,
  accounts: { loginName: string; role: string }[],
  password: string,
  admins: { loginName: string; password: string }[],
): void {
  const width = Math.max(...accounts.map(({ loginName }) => loginName.length), 0);
  const people = accounts.map(({ loginName, role }) => `    ${loginName.padEnd(width)}  ${role}`);
  const demo = accounts.length > 0 ? ["", `  演示账号 Demo accounts （密码 password: ${password}）`, ...people] : [];
  const first =
    admins.length > 0
      ? [
          "",
          "  管理员账号和初始密码，只显示这一次 · Administrators and their first passwords, shown only this once",
          ...admins.map((admin) => `    ${admin.loginName.padEnd(16)}  ${admin.password}`),
        ]
      : [];
  console.log(
    ["", `  社工站 · Shegongzhan   ${address}`, ...demo, ...first, "", "  Ctrl-C 停止 · Ctrl-C stops it", ""].join(
      "\n",
    ),
  );
}

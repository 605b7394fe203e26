type Texts = Readonly<Record<string, string>>;

/** What a room is called, and what it adds to the table of permissions and to the log; told by its own file. */
type RoomWords = { readonly name: string; readonly permission: Texts; readonly action: Texts; readonly object: Texts };

type Shared = {
  readonly shell: { readonly nav: Texts };
  readonly accounts: object;
  readonly audit: { readonly action: Texts; readonly object: Texts };
};

/** The files of a language, the words of each room put where the navigation, the permissions and the log look for them. */
export function withRooms<F extends Shared>(files: F) {
  const rooms = Object.entries(files).flatMap(([name, file]) =>
    "room" in file ? [[name, file.room as RoomWords] as const] : [],
  );
  const gathered = (kind: "permission" | "action" | "object"): Texts =>
    Object.assign({}, ...rooms.map(([, words]) => words[kind]));
  const { shell, audit } = files;
  const own = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, withoutRoom(file)]));
  return {
    ...(own as unknown as { [N in keyof F]: Omit<F[N], "room"> }),
    shell: {
      ...shell,
      nav: { ...shell.nav, ...Object.fromEntries(rooms.map(([name, { name: word }]) => [name, word])) },
    },
    accounts: { ...own.accounts, permission: gathered("permission") },
    audit: {
      ...own.audit,
      action: { ...audit.action, ...gathered("action") },
      object: { ...audit.object, ...gathered("object") },
    },
  };
}

function withoutRoom(file: object): object {
  const { room, ...rest }: { room?: unknown } = file;
  return rest;
}

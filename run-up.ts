import { generateClient } from "@/bin/start/build";
await generateClient();
const url = "postgresql://plain@127.0.0.1:54915/portal";
process.env.DATABASE_URL = url;
process.env.NEXTAUTH_SECRET = "x".repeat(40);
process.env.DATA_DIR = "/tmp/pgup/data";
const { migrate } = await import("@/prisma/migrate");
console.log(await migrate(url));
process.exit(0);

import NextAuth from "next-auth";
import { authOptions } from "@/lib/platform/auth/next-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = (request: Request, context: Context): Promise<Response> => NextAuth(request, context, authOptions());

export { handler as GET, handler as POST };

import NextAuth from "next-auth";
import { authOptions } from "@/lib/platform/auth/next-auth";

type Context = { params: Promise<{ nextauth: string[] }> };
type RouteHandler = (request: Request, context: Context) => Promise<Response>;

// next-auth types the handler by how many arguments it gets; with options alone it returns one for routes.
const handler: RouteHandler = (request, context) => (NextAuth(authOptions()) as RouteHandler)(request, context);

export { handler as GET, handler as POST };

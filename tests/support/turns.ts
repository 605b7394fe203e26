import { Socket } from "node:net";

/**
 * How often the work waits for the database: what is sent before the next answer arrives is one turn. Counted at the
 * sockets, so no driver can hide one; connections that are opened meanwhile count too.
 */
export async function turnsOf(work: () => Promise<unknown>): Promise<number> {
  const port = Number(new URL(String(process.env.DATABASE_URL)).port);
  const waiting = new WeakSet<Socket>();
  let turns = 0;
  const { write, emit } = Socket.prototype;
  Socket.prototype.write = function (this: Socket, ...given: unknown[]) {
    if (this.remotePort === port && !waiting.has(this)) {
      waiting.add(this);
      turns += 1;
    }
    return write.apply(this, given as Parameters<typeof write>);
  } as typeof write;
  Socket.prototype.emit = function (this: Socket, event: string | symbol, ...given: unknown[]) {
    if (event === "data") waiting.delete(this);
    return emit.apply(this, [event, ...given] as Parameters<typeof emit>);
  } as typeof emit;
  try {
    await work();
  } finally {
    Object.assign(Socket.prototype, { write, emit });
  }
  return turns;
}

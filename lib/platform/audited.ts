import { type RoomAction, type RoomEntity, roomsInGroups } from "@/lib/rooms";

/** What sign-in, refused requests and the demo data write into the audit; each room says its own in room.ts. */
export const PLATFORM = {
  actions: [
    "session:open",
    "session:refuse",
    "session:lock",
    "session:close",
    "request:permission",
    "request:scope",
    "request:origin",
    "request:token",
    "demo:load",
  ],
  entities: ["request", "Demo"],
} as const;

export type Action = RoomAction | (typeof PLATFORM.actions)[number];
export type Entity = RoomEntity | (typeof PLATFORM.entities)[number];

export const ACTIONS: readonly Action[] = [...PLATFORM.actions, ...roomsInGroups.flatMap((room) => room.actions)];
export const ENTITIES: readonly Entity[] = [...PLATFORM.entities, ...roomsInGroups.flatMap((room) => room.entities)];

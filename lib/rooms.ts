import { accounts } from "./accounts/room";
import { audit } from "./audit/room";
import { coverage } from "./coverage/room";
import { organisations } from "./organisations/room";
import { programmes } from "./programmes/room";
import { regions } from "./regions/room";
import { GROUPS } from "./shared/room";
import { stations } from "./stations/room";

/** In order: a room imports only rooms that stand before it. tests/imports.cjs reads this line. */
export const rooms = [regions, organisations, accounts, audit, programmes, stations, coverage] as const;

type Room = (typeof rooms)[number];
type KeyOfEach<T> = T extends unknown ? keyof T : never;

export type Permission = KeyOfEach<Room["permissions"]>;
export type RoomAction = Room["actions"][number];
export type RoomEntity = Room["entities"][number];
export type ApiPath = Room["api"][number];

/** As people see them: group after group. */
export const roomsInGroups: readonly Room[] = GROUPS.flatMap((group) => rooms.filter((room) => room.group === group));

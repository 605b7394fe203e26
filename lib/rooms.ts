import { accounts } from "./accounts/room";
import { audit } from "./audit/room";
import { coverage } from "./coverage/room";
import { programmes } from "./programmes/room";
import { regions } from "./regions/room";
import { GROUPS } from "./shared/room";
import { stations } from "./stations/room";

/** In order: a room imports only rooms that stand before it. tests/imports.cjs reads this line. */
export const rooms = [regions, accounts, audit, programmes, stations, coverage] as const;

type Room = (typeof rooms)[number];
type ByName = { [R in Room as R["name"]]: R };

export type Permission = { [N in keyof ByName]: keyof ByName[N]["permissions"] }[keyof ByName];
export type RoomAction = Room["actions"][number];
export type RoomEntity = Room["entities"][number];
export type ApiPath = Room["api"][number];

/** As people see them: group after group. */
export const roomsInGroups: readonly Room[] = GROUPS.flatMap((group) => rooms.filter((room) => room.group === group));

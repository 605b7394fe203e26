/** A county's townships and stations, kept by hand beside the portal's own rows: spans of days and nothing else. */
type Span = { from: string; to: string };
type Township = { names: ({ name: string } & Span)[]; life: Span; counts: boolean; origin: Township | null };
type Station = { stays: ({ unit: Township } & Span)[]; events: { status: string; on: string; order: number }[] };

const FIRST = "0000-00-00";
const NEVER = "9999-99-99";
const on = (day: string) => (span: Span) => span.from <= day && day < span.to;

export class CountyOracle {
  readonly units: Township[] = [];
  readonly stations = new Map<string, Station>();
  /** What stands in another county now. */
  readonly away: Township[] = [];
  private order = 0;

  /** Another one, which goes on from here by itself. */
  copy(): CountyOracle {
    const { units, stations, away, order } = this;
    const other = new CountyOracle();
    const own = structuredClone({ units, stations, away, order });
    other.units.push(...own.units);
    other.away.push(...own.away);
    for (const [id, station] of own.stations) other.stations.set(id, station);
    other.order = own.order;
    return other;
  }

  /** @param origin the one unit that it came from */
  setUp(name: string, day = FIRST, { counts = true, origin = null as Township | null } = {}): Township {
    const unit = { names: [{ name, from: day, to: NEVER }], life: { from: day, to: NEVER }, counts, origin };
    this.units.push(unit);
    return unit;
  }

  /** The one unit of the name that has no end. */
  named(name: string): Township {
    const found = this.units.filter(({ names, life }) => life.to === NEVER && names.at(-1)?.name === name);
    if (found.length !== 1) throw new Error(`${found.length} units are called ${name}`);
    return found[0] as Township;
  }

  rename(unit: Township, name: string, day: string): void {
    (unit.names.at(-1) as Span).to = day;
    unit.names.push({ name, from: day, to: NEVER });
  }

  end(unit: Township, day: string): void {
    unit.life.to = day;
  }

  /** To another county, with all that stands in it. */
  leave(unit: Township, day: string): void {
    this.end(unit, day);
    const away = {
      names: [{ name: this.nameOn(unit, day), from: FIRST, to: NEVER }],
      life: { from: day, to: day },
      counts: false,
      origin: unit,
    };
    this.away.push(away);
    for (const station of this.stations.values()) this.move(station, unit, away, day);
  }

  /** From another county, in which it stood under the same name, perhaps after it had left this one. */
  come(name: string, day: string): Township {
    const known = this.away.find((unit) => unit.names.at(-1)?.name === name);
    const there = known ?? {
      ...{ names: [{ name, from: FIRST, to: NEVER }], life: { from: FIRST, to: day }, counts: false, origin: null },
    };
    if (known) this.away.splice(this.away.indexOf(known), 1);
    const unit = this.setUp(name, day, { origin: there });
    for (const station of this.stations.values()) this.move(station, there, unit, day);
    return unit;
  }

  /** Before its unit began, it stood in the one that the unit came from. */
  register(id: string, unit: Township, day: string): void {
    const stays = [{ unit, from: FIRST, to: NEVER }];
    for (let first = stays[0]; first && first.unit.life.from > day && first.unit.origin; first = stays[0]) {
      first.from = first.unit.life.from;
      stays.unshift({ unit: first.unit.origin, from: FIRST, to: first.from });
    }
    this.stations.set(id, { stays, events: [] });
  }

  enter(id: string, status: string, day: string): void {
    this.stations.get(id)?.events.push({ status, on: day, order: this.order++ });
  }

  /** From the day on, what stood in one unit stands in the other. */
  move(station: Station, from: Township, to: Township, day: string): void {
    station.stays = station.stays.flatMap((stay) => {
      if (stay.unit !== from || stay.to <= day) return [stay];
      if (stay.from >= day) return [{ ...stay, unit: to }];
      return [
        { ...stay, to: day },
        { unit: to, from: day, to: stay.to },
      ];
    });
  }

  nameOn(unit: Township, day: string): string {
    return unit.names.find(on(day))?.name ?? "";
  }

  namesOn(day: string): string[] {
    return this.units
      .filter(({ life }) => on(day)(life))
      .map((unit) => this.nameOn(unit, day))
      .sort();
  }

  countOn = (day: string): number => this.units.filter(({ life, counts }) => counts && on(day)(life)).length;

  placeOn(id: string, day: string): string {
    const stay = this.stations.get(id)?.stays.find(on(day));
    return stay ? this.nameOn(stay.unit, day) : "";
  }

  /** Names of the units in which a station counts on the day, one for each station; in a quasi unit none does. */
  builtOn(day: string): string[] {
    return [...this.stations]
      .filter(([, { events }]) => {
        const last = events
          .filter((event) => event.on <= day)
          .sort((a, b) => (a.on === b.on ? a.order - b.order : a.on < b.on ? -1 : 1))
          .at(-1);
        return last !== undefined && ["listed", "operating", "accepted"].includes(last.status);
      })
      .filter(([, { stays }]) => stays.find(on(day))?.unit.counts)
      .map(([id]) => this.placeOn(id, day))
      .sort();
  }
}

-- The last line behind the forms: no day is written that lies outside the age of the register. Triggers and no check
-- constraints, which would also refuse to void or end a row that holds such a day already.
create function refuse_day() returns trigger language plpgsql as $$
begin
  raise exception 'a day of % lies outside 1900 to 2200', tg_table_name using errcode = 'check_violation';
end $$;

do $$
declare
  dated record;
begin
  for dated in select * from (values
    ('Region', array['validFrom', 'validTo']), ('RegionName', array['validFrom', 'validTo']),
    ('FunctionalMember', array['validFrom', 'validTo']), ('RegionChange', array['on']),
    ('Station', array['statusOn']), ('StationEvent', array['on']), ('StationRevision', array['from']),
    ('StationPlacement', array['from', 'to']), ('ProgrammeVersion', array['effectiveFrom', 'issuedOn']),
    ('Target', array['fromOn', 'dueOn']), ('Deadline', array['dueOn']), ('Provision', array['fromOn', 'dueOn'])
  ) d(tab, cols) loop
    execute format('create trigger day_bounds before insert or update of %s on %I for each row when (%s) execute function refuse_day()',
      (select string_agg(quote_ident(col), ', ') from unnest(dated.cols) col), dated.tab,
      (select string_agg(format('new.%1$I not between date ''1900-01-01'' and date ''2200-01-01''', col), ' or ') from unnest(dated.cols) col));
  end loop;
end $$;

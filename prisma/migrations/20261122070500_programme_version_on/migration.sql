-- A programme's version for a day: the last one published by then and, before the first, the first. Every query asks this
-- function, so that no two pages can speak of different versions. Who asks what binds on the day (standards, townships
-- that came after the plan) asks also whether that version had begun. PostgreSQL inlines it: it costs nothing.
create function programme_version_on(of_programme text, day date) returns setof "ProgrammeVersion" language sql stable as $$
  select v.* from "ProgrammeVersion" v
  where v."programmeId" = of_programme and v.status = 'published'
  order by v."effectiveFrom" <= day desc, abs(v."effectiveFrom" - day), v.number desc
  limit 1
$$;

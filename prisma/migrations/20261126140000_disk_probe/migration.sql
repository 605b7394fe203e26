-- Writes a little to the database's disk and leaves nothing: a sort that does not fit into 64 kB goes to a file. A write
-- of a row would find room in a page that is there, and the log in a file that is there, long after the disk is full.
create function disk_probe() returns bigint language sql volatile set work_mem = '64kB' as $$
  select count(*) from (select md5(n::text) as text from generate_series(1, 3000) n order by text offset 0) sorted
$$;

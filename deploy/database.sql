-- Run once by an administrator of the PostgreSQL server (15 or later), with psql:
--   psql -v owner_password="'…'" -v web_password="'…'" -f deploy/database.sql
-- `portal` owns the database and brings its tables up to date; `portal_web` is what the web processes sign in as: it has
-- no rights of its own and may only become `portal_app`, which row-level security confines.
create role portal_app nologin;
create role portal login password :owner_password;
create role portal_web login noinherit password :web_password;
grant portal_app to portal;
grant portal_app to portal_web;
create database portal owner portal encoding 'UTF8' template template0;
grant set on parameter "app.scope", "app.role" to portal;

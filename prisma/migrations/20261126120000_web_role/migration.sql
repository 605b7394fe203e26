-- The web processes sign in as a role that may do nothing but become portal_app (bin/start/web-role.ts). Whose session a
-- cookie names is asked as portal_app too; whoever asks must know the session's id or the token's digest.
grant execute on function actor_of(uuid, text, timestamptz) to portal_app;

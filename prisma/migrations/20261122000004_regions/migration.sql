-- Search over the whole set. Plain built-in indexes only: pg_trgm may be missing on a customer's server.
-- Any run of characters inside a name is found through the array of its characters.
create index "Region_characters_idx" on "Region" using gin (string_to_array("name", null));
create index "Region_spelling_idx" on "Region" (replace("pinyin", ' ', '') text_pattern_ops);

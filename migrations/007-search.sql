-- The index over what is public (search), the words it knows, and what is asked of it. All are tenant tables: the search over all agencies is a
-- named public read. A row of search_entries is there exactly while its thing is public; all can be made again (`gongkai search reindex`).

create extension if not exists pg_trgm;

create table search_entries (
  agency_id uuid not null references agencies (id),
  -- the item's, report's, approval item's own; an attachment's is that of its file row
  id uuid not null,
  kind text not null check (kind in ('item', 'attachment', 'report', 'guide', 'approval')),
  path text not null check (path like '/%'),
  title text not null,
  document_number text,
  index_number text,
  -- plain text for the extracts, no more of it than is indexed
  text text not null,
  column_key text,
  columns text[] not null,
  genre text,
  validity text check (validity in ('inForce', 'amended', 'repealed', 'expired')),
  published_on date not null,
  part_of_id uuid,
  part_of_title text,
  -- simplified, half width, lower case: what is compared. `folded` holds title, numbers and text.
  title_folded text not null,
  number_folded text,
  folded text not null,
  -- of the title's pinyin: 文旅局 → wlj
  initials text not null,
  -- every two neighbouring characters, every three of Latin letters and digits, and what a filter may ask (~kitem, ~m2026-03)
  grams tsvector not null,
  -- jieba's words, for ranking alone: they do not find substrings (measured)
  words tsvector not null,
  primary key (agency_id, id),
  check ((part_of_id is null) = (part_of_title is null))
);
-- The pending list is read through by every search: kept short, it costs no search anything and still makes inserts cheap.
create index search_entries_grams on search_entries using gin (grams) with (gin_pending_list_limit = 256);
create index search_entries_day on search_entries (published_on);
create index search_entries_agency_day on search_entries (agency_id, published_on);
create index search_entries_part on search_entries (agency_id, part_of_id) where part_of_id is not null;
create index search_entries_number on search_entries using gin (number_folded gin_trgm_ops) where number_folded is not null;

-- The words and short phrases of titles: "did you mean" and the suggestions while typing.
create table search_words (
  agency_id uuid not null references agencies (id),
  word text not null,
  pinyin text not null,
  initials text not null,
  -- in how many titles
  entries bigint not null,
  primary key (agency_id, word)
);
create index search_words_word on search_words using gin (word gin_trgm_ops);
create index search_words_prefix on search_words (word text_pattern_ops);
create index search_words_pinyin on search_words (pinyin text_pattern_ops);
create index search_words_initials on search_words (initials text_pattern_ops);

-- How often something was looked for on a day: the words alone, nothing about who asked. Of all agencies at once: under the nil id.
create table search_counts (
  agency_id uuid not null,
  day date not null,
  query text not null,
  times bigint not null check (times > 0),
  primary key (agency_id, day, query)
);

-- 热词: those the office chose come first, in its order; those it blocked never come.
create table hot_words (
  agency_id uuid not null references agencies (id),
  word text not null check (word <> ''),
  standing text not null check (standing in ('chosen', 'blocked')),
  position integer not null,
  primary key (agency_id, word)
);

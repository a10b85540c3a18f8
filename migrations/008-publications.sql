-- What an agency publishes: the catalogue (art. 12), items from the draft to the public page (arts. 17, 19, 20, 26), and what the public reads.
-- All are tenant tables. publication_steps and publication_versions are append-only; the row of publications is a convenience that can be
-- rebuilt from the steps. The public pages read public_items and public_places alone: an item has a row there exactly while it is public,
-- so that no mistake in a query can show a draft.

-- 股室负责人 looks at what the section drafted before it goes to the review.
alter table memberships drop constraint memberships_role_check;
alter table memberships add check (role in ('administrator', 'officer', 'drafter', 'head', 'reviewer', 'leader', 'superior', 'auditor'));

create table publication_settings (
  agency_id uuid primary key references agencies (id),
  -- 统一社会信用代码 and the older 组织机构代码, parts of index numbers
  uscc text check (uscc ~ '^[0-9A-Z]{18}$'),
  org_code text check (org_code ~ '^[0-9A-Z-]{9,10}$'),
  index_pattern text not null check (index_pattern <> '')
);

create table catalogue_columns (
  agency_id uuid not null references agencies (id),
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  parent_key text,
  -- 政府信息公开制度 or 法定主动公开内容
  part text not null check (part in ('rules', 'content')),
  position integer not null,
  name text not null check (name <> ''),
  description text not null,
  -- the article or standard that asks for it
  basis text not null,
  -- 动态类、通知公告类、法定公开: how long it may stand still (site inspection)
  kind text not null check (kind in ('news', 'notice', 'statutory')),
  fresh_days integer check (fresh_days > 0),
  -- the period of law from formation to publication: publication (20 working days), creditPublication (7), …
  period text not null,
  section_id uuid references sections (id),
  closed_on date,
  primary key (agency_id, key),
  check (parent_key <> key)
);
alter table catalogue_columns add foreign key (agency_id, parent_key) references catalogue_columns (agency_id, key);

-- "本栏目无此类信息", signed, with a day on which it is looked at again. Append-only: a newer one replaces the older.
create table column_statements (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  column_key text not null,
  text text not null check (text <> ''),
  stated_on date not null,
  review_on date not null,
  at timestamptz not null,
  actor_id uuid references accounts (id),
  actor text not null,
  primary key (agency_id, id)
);
alter table column_statements add foreign key (agency_id, column_key) references catalogue_columns (agency_id, key);
create index column_statements_column on column_statements (agency_id, column_key, at);

create table publications (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  -- where the newest version stands on its way, and what the public has
  stage text not null check (stage in ('drafting', 'endorsing', 'reviewing', 'approving', 'scheduled', 'settled', 'discarded')),
  standing text not null check (standing in ('none', 'public', 'withdrawn', 'kept')),
  seq integer not null check (seq > 0),
  -- the newest version that was submitted, and the one the public reads or read last
  version integer check (version > 0),
  public_version integer check (public_version > 0),
  -- for the lists of the desk, from the newest content
  title text not null,
  column_key text,
  section_id uuid references sections (id),
  drafted_by uuid references accounts (id),
  drafted_by_name text not null,
  attribute text check (attribute in ('public', 'onApplication', 'notPublic')),
  formed_on date,
  -- when it must be public; null: not to be public, or not known yet
  due_on date,
  scheduled_at timestamptz,
  -- given at the first publication, never given again
  number bigint check (number > 0),
  index_number text check (index_number <> ''),
  published_at timestamptz,
  published_on date,
  updated_on date,
  -- of what was public elsewhere before: its day there, and where from
  original_on date,
  imported_from text check (imported_from <> ''),
  -- what makes the same import twice add nothing twice
  import_key text,
  -- last looked at whether it may still be withheld (art. 18)
  reexamined_on date,
  primary key (agency_id, id),
  constraint publications_number unique (agency_id, number),
  constraint publications_index_number unique (agency_id, index_number),
  constraint publications_import_key unique (agency_id, import_key)
);
create index publications_stage on publications (agency_id, stage, due_on);
create index publications_standing on publications (agency_id, standing, published_on);

create table publication_steps (
  agency_id uuid not null,
  publication_id uuid not null,
  seq integer not null check (seq > 0),
  step text not null,
  at timestamptz not null,
  -- the day in Asia/Shanghai on which it was taken
  taken_on date not null,
  actor_id uuid references accounts (id),
  actor text not null,
  opinion text check (opinion <> ''),
  details jsonb not null,
  -- the version that it brought or was about
  version integer check (version > 0),
  primary key (agency_id, publication_id, seq)
);
alter table publication_steps add foreign key (agency_id, publication_id) references publications (agency_id, id);

create table publication_versions (
  agency_id uuid not null,
  publication_id uuid not null,
  version integer not null check (version > 0),
  content jsonb not null,
  -- who wrote in it: nobody of them endorses, reviews or approves it
  authors jsonb not null,
  findings jsonb not null,
  at timestamptz not null,
  primary key (agency_id, publication_id, version)
);
alter table publication_versions add foreign key (agency_id, publication_id) references publications (agency_id, id);

-- The working copy while somebody writes: saved as often as one likes, frozen into a version when it is submitted.
create table publication_drafts (
  agency_id uuid not null,
  publication_id uuid not null,
  revision integer not null check (revision > 0),
  content jsonb not null,
  authors jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid references accounts (id),
  saved_by_name text not null,
  primary key (agency_id, publication_id)
);
alter table publication_drafts add foreign key (agency_id, publication_id) references publications (agency_id, id);

-- Which files belong to an item. They lie in the private folder; whoever asks for one is answered by a handler that knows the item.
create table publication_files (
  agency_id uuid not null,
  file_id uuid not null,
  publication_id uuid not null,
  primary key (agency_id, file_id)
);
alter table publication_files add foreign key (agency_id, file_id) references files (agency_id, id);
alter table publication_files add foreign key (agency_id, publication_id) references publications (agency_id, id);
create index publication_files_item on publication_files (agency_id, publication_id);

-- Interprets, amends, repeals, replaces, belongs with: of the public versions.
create table publication_relations (
  agency_id uuid not null,
  from_id uuid not null,
  kind text not null check (kind in ('interprets', 'amends', 'repeals', 'replaces', 'related')),
  to_id uuid not null,
  primary key (agency_id, from_id, kind, to_id),
  check (from_id <> to_id)
);
alter table publication_relations add foreign key (agency_id, from_id) references publications (agency_id, id);
alter table publication_relations add foreign key (agency_id, to_id) references publications (agency_id, id);
create index publication_relations_to on publication_relations (agency_id, to_id);

-- What everybody may read: one row for each public item, as it is now.
create table public_items (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  number bigint not null,
  version integer not null,
  index_number text not null,
  title text not null,
  column_key text not null,
  genre text,
  subject text,
  document_number text,
  summary text not null,
  source text not null,
  section_id uuid references sections (id),
  formed_on date not null,
  effective_on date,
  expires_on date,
  validity text check (validity in ('inForce', 'amended', 'repealed', 'expired')),
  validity_on date,
  -- the day in lists: of publication, or of the source's for what was imported
  listed_on date not null,
  published_at timestamptz not null,
  published_on date not null,
  updated_at timestamptz not null,
  original_on date,
  imported_from text,
  -- the version's content without what is for the desk alone
  content jsonb not null,
  primary key (agency_id, id),
  constraint public_items_number unique (agency_id, number)
);
create index public_items_column on public_items (agency_id, column_key);
create index public_items_updated on public_items (agency_id, updated_at);

-- One row for each list an item stands in: its column, every column above it, its part, and '' for all. What a list page walks.
create table public_places (
  agency_id uuid not null,
  place text not null,
  listed_on date not null,
  number bigint not null,
  publication_id uuid not null,
  genre text,
  validity text,
  primary key (agency_id, place, listed_on, number)
);
alter table public_places add foreign key (agency_id, publication_id) references public_items (agency_id, id) on delete cascade;
create index public_places_item on public_places (agency_id, publication_id);
create index public_places_validity on public_places (agency_id, place, validity, listed_on, number);
create index public_places_genre on public_places (agency_id, place, genre, listed_on, number);
-- the newest of all agencies
create index public_places_all on public_places (listed_on, agency_id, number) where place = '';

-- How many stand there: kept with each publication, rebuilt by recompute.
create table public_counts (
  agency_id uuid not null references agencies (id),
  place text not null,
  items bigint not null check (items >= 0),
  in_force bigint not null check (in_force >= 0),
  primary key (agency_id, place)
);

-- The last number given in each series: 'number' of items, 'index/2026' of index numbers.
create table number_counters (
  agency_id uuid not null references agencies (id),
  series text not null,
  last bigint not null check (last > 0),
  primary key (agency_id, series)
);

-- Addresses that moved, and where to.
create table redirects (
  agency_id uuid not null references agencies (id),
  path text not null check (path ~ '^/'),
  to_path text not null check (to_path ~ '^/'),
  at timestamptz not null,
  primary key (agency_id, path)
);

-- Wrong or inconsistent words that the office looks out for, beside the built-in list; `right_word` null: a built-in entry is switched off.
create table watched_words (
  agency_id uuid not null references agencies (id),
  wrong text not null check (wrong <> ''),
  right_word text,
  reason text not null,
  at timestamptz not null,
  actor text not null,
  primary key (agency_id, wrong)
);

-- The other ways on which what is public goes out (art. 23), beside the portal and its feeds: a WeChat official account, and plain text for
-- a gazette or a notice board. Both are tenant tables. A delivery says which channel got what and when; it is written step by step, so that
-- a killed process goes on where it stood.

create table channels (
  agency_id uuid not null references agencies (id),
  kind text not null check (kind in ('wechat')),
  enabled boolean not null,
  endpoint text not null check (endpoint ~ '^https?://'),
  app_id text not null,
  -- sealed (src/secrets)
  app_secret text not null,
  author text not null,
  -- the picture that every article carries as its cover
  cover_file_id uuid,
  -- whether an article is published by itself, or left in the account's drafts for somebody to look at
  publishes boolean not null,
  -- the columns whose items go out by themselves
  columns jsonb not null,
  primary key (agency_id, kind)
);
alter table channels add foreign key (agency_id, cover_file_id) references files (agency_id, id);

create table channel_deliveries (
  agency_id uuid not null,
  id uuid not null,
  publication_id uuid not null,
  version integer not null check (version > 0),
  channel text not null check (channel in ('wechat', 'gazette')),
  state text not null check (state in ('waiting', 'drafted', 'submitted', 'done', 'failed', 'withdrawing', 'withdrawn')),
  tries integer not null check (tries >= 0),
  not_before timestamptz not null,
  draft_id text,
  task_id text,
  article_id text,
  url text,
  error text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (agency_id, id),
  constraint channel_deliveries_once unique (agency_id, publication_id, channel, version)
);
alter table channel_deliveries add foreign key (agency_id, publication_id) references publications (agency_id, id);
create index channel_deliveries_due on channel_deliveries (agency_id, not_before) where state in ('waiting', 'drafted', 'submitted', 'withdrawing');

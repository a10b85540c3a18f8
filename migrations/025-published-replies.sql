-- Replies of general interest, shown to everybody in masked form (条例 art. 44): off by default. All are tenant tables. The table of 015 was
-- never written to. The row is what the steps come to; published_reply_steps is append-only.
drop table published_replies;

create table published_replies (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  application_id uuid not null,
  state text not null check (state in ('draft', 'submitted', 'public', 'withdrawn')),
  seq integer not null check (seq > 0),
  -- counts the steps and every change of the text: whoever saw an older one is told
  revision integer not null check (revision > 0),
  -- of its public address, from a series of its own, so that nothing leads from it to the case; null until it was public
  number integer check (number > 0),
  title text not null,
  asked text not null,
  answered text not null,
  -- ids of the files of the case that were chosen; and the files of its own under which they are public, which stay when the case is erased
  chosen jsonb not null,
  enclosed jsonb not null,
  -- what was found in it and stays, by fingerprint, with who kept it and why
  kept jsonb not null,
  -- who wrote at it: none of them approves it (art. 17)
  authors jsonb not null,
  shown_at timestamptz,
  shown_on date,
  withdrawn_on date,
  withdrawn_why text check (withdrawn_why <> ''),
  primary key (agency_id, id),
  constraint published_replies_case unique (agency_id, application_id),
  constraint published_replies_number unique (agency_id, number)
);
alter table published_replies add foreign key (agency_id, application_id) references applications (agency_id, id);
create index published_replies_shown on published_replies (agency_id, shown_on desc, number desc) where state = 'public';

create table published_reply_steps (
  agency_id uuid not null,
  reply_id uuid not null,
  seq integer not null check (seq > 0),
  step text not null,
  at timestamptz not null,
  on_day date not null,
  actor_id uuid references accounts (id),
  actor text not null,
  reason text check (reason <> ''),
  -- what was published by it
  content jsonb,
  primary key (agency_id, reply_id, seq)
);
alter table published_reply_steps add foreign key (agency_id, reply_id) references published_replies (agency_id, id);

alter table search_entries drop constraint search_entries_kind_check;
alter table search_entries add constraint search_entries_kind_check
  check (kind in ('item', 'attachment', 'report', 'guide', 'approval', 'reply'));

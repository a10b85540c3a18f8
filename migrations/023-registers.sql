-- The registers that section 二 of the annual report counts (政府信息公开条例 arts. 20(5), (6), (8), (9)). Tenant tables.
create table register_entries (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  register text not null check (register in ('licences', 'penalties', 'compulsion', 'otherServices', 'charges', 'procurement')),
  state text not null check (state in ('entered', 'public', 'withheld', 'withdrawn', 'struck')),
  seq integer not null check (seq > 0),
  -- the day of the decision, of the charge, of the purchase: the year in which it counts
  decided_on date not null,
  -- how many it stands for: 1, or what a month's signed figure says
  pieces integer not null check (pieces >= 0),
  -- money in 分, where the register counts money
  fen bigint check (fen >= 0),
  is_monthly boolean not null,
  item text not null check (item <> ''),
  number text check (number <> ''),
  -- a natural person's name is masked before it comes here
  party text not null,
  section_id uuid references sections (id),
  -- the last day on which it is shown: a licence's validity, a penalty's public period
  shown_until date,
  published_on date,
  -- the decision was changed, revoked, or held unlawful or void: what is public must go within three working days (行政处罚法 art. 48)
  overturned_on date,
  content jsonb not null,
  authors jsonb not null,
  -- what makes two rows of a list the same entry
  fingerprint text not null,
  primary key (agency_id, id)
);
create unique index register_entries_same on register_entries (agency_id, register, fingerprint) where state <> 'struck';
create index register_entries_day on register_entries (agency_id, register, decided_on desc, id);
create index register_entries_due on register_entries (agency_id, decided_on) where state = 'entered' or overturned_on is not null;
create index register_entries_public on register_entries (agency_id, register, published_on desc, id) where state = 'public';

create table register_steps (
  agency_id uuid not null,
  entry_id uuid not null,
  seq integer not null check (seq > 0),
  step text not null,
  at timestamptz not null,
  on_day date not null,
  actor_id uuid references accounts (id),
  actor text not null,
  reason text check (reason <> ''),
  -- the content as this step left it, where it changed it
  content jsonb,
  primary key (agency_id, entry_id, seq)
);
alter table register_steps add foreign key (agency_id, entry_id) references register_entries (agency_id, id);

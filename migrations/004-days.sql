-- Days off announced after this edition (国务院办公厅's notices), and those of autonomous areas (全国年节及纪念日放假办法 art. 4).
-- announced_papers is a reference table, local_days_off a tenant table. Both are append-only: an amendment is one more row, and so is the
-- withdrawal of a row that was entered wrongly. So the number of rows tells whether a calendar made of them is still right.

create table announced_papers (
  id uuid primary key,
  -- the year arranged; the first paper of a year covers it whole, an amendment only what it names
  year integer not null check (year between 2000 and 2199),
  amends boolean not null,
  announced_on date not null,
  -- title or number, as deadlines cite it
  cites text not null check (cites <> ''),
  source text check (source <> ''),
  -- the notice as it was pasted, from which the days were understood
  notice text not null,
  days_off jsonb not null,
  working_days jsonb not null,
  entered_at timestamptz not null,
  entered_by uuid references accounts (id),
  entered_by_name text not null,
  withdraws uuid unique references announced_papers (id),
  reason text check (reason <> ''),
  check ((withdraws is null) = (reason is null))
);

create table local_days_off (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  name text not null check (name <> ''),
  from_on date not null,
  to_on date not null,
  announced_on date not null,
  cites text not null check (cites <> ''),
  entered_at timestamptz not null,
  entered_by uuid references accounts (id),
  entered_by_name text not null,
  withdraws uuid,
  reason text check (reason <> ''),
  primary key (agency_id, id),
  constraint local_days_off_withdrawn_once unique (agency_id, withdraws),
  check (from_on <= to_on),
  check ((withdraws is null) = (reason is null))
);
alter table local_days_off add foreign key (agency_id, withdraws) references local_days_off (agency_id, id);

-- How annual reports go to the superior office and what becomes of them there (arts. 46, 49; law notes 6.6). All are tenant tables: a call
-- belongs to the superior, a standing and its steps to the body that reports. report_standing_steps is append-only; the standing can be rebuilt.

-- The superior's call for the reports of a year, with the day by which it wants them: never later than the statutory one.
create table report_calls (
  agency_id uuid not null references agencies (id),
  year integer not null check (year between 2000 and 2199),
  due_on date not null,
  cites text not null check (cites <> ''),
  called_at timestamptz not null,
  called_by text not null,
  primary key (agency_id, year)
);

create table report_standings (
  agency_id uuid not null references agencies (id),
  year integer not null check (year between 2000 and 2199),
  superior_id uuid not null references agencies (id),
  state text not null check (state in ('awaited', 'submitted', 'returned', 'accepted')),
  seq integer not null check (seq > 0),
  -- the version of the report that lies with the superior
  version integer check (version > 0),
  first_submitted_on date,
  submitted_on date,
  returned_on date,
  accepted_on date,
  reminded_on date,
  returns integer not null check (returns >= 0),
  -- what lists and outliers are worked out of, so that no report has to be read for them
  received integer,
  carried_in integer,
  carried_out integer,
  -- what the check found in the version that was submitted: a later draft is the body's own
  errors integer,
  warnings integer,
  primary key (agency_id, year)
);
create index report_standings_superior on report_standings (superior_id, year);

create table report_standing_steps (
  agency_id uuid not null,
  year integer not null,
  seq integer not null check (seq > 0),
  step text not null check (step in ('submitted', 'returned', 'accepted', 'reminded')),
  at timestamptz not null,
  on_day date not null,
  actor_id uuid references accounts (id),
  actor text not null,
  version integer check (version > 0),
  note text check (note <> ''),
  -- of a return: its number, and the remarks; of a submission after it: the answers to them
  notice text,
  remarks jsonb,
  figures jsonb,
  primary key (agency_id, year, seq)
);
alter table report_standing_steps add foreign key (agency_id, year) references report_standings (agency_id, year);

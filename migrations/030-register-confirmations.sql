-- What the head of a section answers for: the figures of the section's registers in a year, as they stood when the head confirmed them for the
-- annual report (art. 50). Append-only; a later confirmation stands beside the earlier. A tenant table.
create table register_confirmations (
  agency_id uuid not null references agencies (id),
  year integer not null check (year between 2000 and 2199),
  section_id uuid not null references sections (id),
  seq integer not null check (seq > 0),
  at timestamptz not null,
  -- the day in Asia/Shanghai
  on_day date not null,
  actor_id uuid references accounts (id),
  actor text not null,
  counts jsonb not null,
  note text check (note <> ''),
  primary key (agency_id, year, section_id, seq)
);

-- What the records counted when a year ended: whatever is written down later for that year shows as a difference (art. 50). Written once.
create table report_year_ends (
  agency_id uuid not null references agencies (id),
  year integer not null check (year between 2000 and 2199),
  at timestamptz not null,
  -- the day in Asia/Shanghai: 1 January, or the first day after it on which the program ran
  taken_on date not null,
  compiled jsonb not null,
  primary key (agency_id, year)
);

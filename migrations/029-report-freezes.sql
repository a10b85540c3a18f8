-- What the records counted when a version of the annual report left the office (arts. 49, 50): append-only, one row a version, never rewritten.
-- What is entered or corrected later for that year is told as a difference against it.
create table report_freezes (
  agency_id uuid not null,
  report_id uuid not null,
  version integer not null check (version > 0),
  at timestamptz not null,
  -- the day in Asia/Shanghai
  frozen_on date not null,
  actor_id uuid references accounts (id),
  actor text not null,
  cause text not null check (cause in ('submitted', 'published')),
  compiled jsonb not null,
  primary key (agency_id, report_id, version)
);
alter table report_freezes add foreign key (agency_id, report_id) references reports (agency_id, id);

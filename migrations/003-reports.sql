-- The annual reports of an agency (arts. 49, 50), and what happened to each, step by step. Both are tenant tables.
-- report_steps is append-only: the state on the report's row is a convenience that can be rebuilt from the steps.

create table reports (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  -- the year reported on
  year integer not null check (year between 2000 and 2199),
  state text not null check (state in ('draft', 'published', 'correcting', 'withdrawn')),
  -- the last step taken; whoever takes the next one has seen this one
  seq integer not null check (seq > 0),
  -- the step whose content is the newest, and the one whose content the public reads
  version integer not null check (version > 0),
  published_version integer check (published_version > 0),
  -- the first and the latest day on which it was published here; never a day that somebody typed
  published_on date,
  updated_on date,
  errors integer not null check (errors >= 0),
  warnings integer not null check (warnings >= 0),
  primary key (agency_id, id),
  constraint reports_year unique (agency_id, year)
);

create table report_steps (
  agency_id uuid not null,
  report_id uuid not null,
  seq integer not null check (seq > 0),
  step text not null check (step in ('imported', 'corrected', 'published', 'withdrawn')),
  at timestamptz not null,
  -- the day in Asia/Shanghai on which it was taken
  taken_on date not null,
  actor_id uuid references accounts (id),
  actor text not null,
  reason text check (reason <> ''),
  -- of a report that was published elsewhere before: the day that its source names, kept apart from the day of publication here
  originally_published_on date,
  file_name text,
  source_kind text,
  content jsonb,
  -- what the check of that day found; content and findings are there together or not at all
  findings jsonb,
  primary key (agency_id, report_id, seq),
  check ((content is null) = (findings is null))
);
alter table report_steps add foreign key (agency_id, report_id) references reports (agency_id, id);

-- Reconsideration (行政复议) and litigation (行政诉讼) caused by the work of disclosure: section 四 of the annual report. Tenant tables.
create table disputes (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  -- the application that it is about; null: it is about something else of the work of disclosure
  application_id uuid,
  kind text not null check (kind in ('reconsideration', 'suit', 'suitAfterReconsideration')),
  state text not null check (state in ('noticed', 'answered', 'decided', 'appealed', 'closed')),
  seq integer not null check (seq > 0),
  -- the number of the case at the body or court, once it has one
  case_number text,
  body text not null check (body <> ''),
  claimant text not null,
  about text not null,
  -- the reconsideration before a suit, where there was one
  follows_id uuid,
  -- T4-2: the agency stands beside the body that decided the reconsideration; counted once, by whoever made the original act
  co_defendant boolean not null,
  counts_here boolean not null,
  noticed_on date not null,
  next_on date,
  next_what text not null,
  -- a column of table 4
  result text check (result in ('upheld', 'corrected', 'other', 'pending')),
  decided_on date,
  primary key (agency_id, id)
);
alter table disputes add foreign key (agency_id, application_id) references applications (agency_id, id);
alter table disputes add foreign key (agency_id, follows_id) references disputes (agency_id, id);
create index disputes_state on disputes (agency_id, state, next_on);
create index disputes_noticed on disputes (agency_id, noticed_on);
create index disputes_application on disputes (agency_id, application_id);

create table dispute_steps (
  agency_id uuid not null,
  dispute_id uuid not null,
  seq integer not null check (seq > 0),
  step text not null,
  at timestamptz not null,
  on_day date not null,
  actor_id uuid references accounts (id),
  actor text not null,
  note text check (note <> ''),
  details jsonb not null,
  primary key (agency_id, dispute_id, seq)
);
alter table dispute_steps add foreign key (agency_id, dispute_id) references disputes (agency_id, id);

create table dispute_files (
  agency_id uuid not null,
  file_id uuid not null,
  dispute_id uuid not null,
  name text not null,
  seq integer,
  primary key (agency_id, file_id)
);
alter table dispute_files add foreign key (agency_id, file_id) references files (agency_id, id);
alter table dispute_files add foreign key (agency_id, dispute_id) references disputes (agency_id, id);
create index dispute_files_dispute on dispute_files (agency_id, dispute_id);

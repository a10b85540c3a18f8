-- A draft is compiled from the records and edited on the page: steps of their own, beside what was read from a file.
alter table report_steps drop constraint report_steps_step_check;
alter table report_steps add constraint report_steps_step_check
  check (step in ('imported', 'compiled', 'edited', 'corrected', 'published', 'withdrawn'));

-- What people decided about a finding of the check. Append-only; keyed to the finding's fingerprint, so that a decision outlives every check
-- and every edit that leaves the finding as it is (law notes 6.5). The last of a fingerprint stands.
create table report_finding_decisions (
  agency_id uuid not null,
  report_id uuid not null,
  seq integer not null check (seq > 0),
  fingerprint text not null check (length(fingerprint) = 64),
  decision text not null check (decision in ('accepted', 'to-mend', 'not-a-fault', 'reopened')),
  reason text check (reason <> ''),
  at timestamptz not null,
  -- the day in Asia/Shanghai
  on_day date not null,
  actor_id uuid references accounts (id),
  actor text not null,
  primary key (agency_id, report_id, seq)
);
alter table report_finding_decisions add foreign key (agency_id, report_id) references reports (agency_id, id);

-- The signed and sealed copy of a version, as it was scanned (law notes 6.4).
create table report_signed_copies (
  agency_id uuid not null,
  file_id uuid not null,
  report_id uuid not null,
  version integer not null check (version > 0),
  name text not null,
  primary key (agency_id, file_id)
);
alter table report_signed_copies add foreign key (agency_id, file_id) references files (agency_id, id);
alter table report_signed_copies add foreign key (agency_id, report_id) references reports (agency_id, id);
create index report_signed_copies_report on report_signed_copies (agency_id, report_id);

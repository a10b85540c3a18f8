-- Reports that bodies without accounts here sent to their superior as files (art. 49; law notes 6.6). Tenant tables of the body whose report it
-- is. An upload is never overwritten: a later one stands beside it. `version` is written once, when it was taken over as the body's report.
create table report_uploads (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  year integer not null check (year between 2000 and 2199),
  ordinal integer not null check (ordinal > 0),
  superior_id uuid not null references agencies (id),
  -- the original
  file_id uuid not null,
  file_name text not null check (file_name <> ''),
  -- the day on which it came to the superior: whether it was in time is told by this day
  received_on date not null,
  at timestamptz not null,
  actor_id uuid references accounts (id),
  actor text not null,
  -- as it was read, before anybody confirmed a cell; and the lines and tables of the source
  report jsonb not null,
  blocks jsonb not null,
  version integer check (version > 0),
  primary key (agency_id, id),
  constraint report_uploads_ordinal unique (agency_id, year, ordinal)
);
alter table report_uploads add foreign key (agency_id, file_id) references files (agency_id, id);

-- What a person made of the cells that the reading does not vouch for: append-only, the last word of a cell counts.
create table report_upload_cells (
  agency_id uuid not null,
  upload_id uuid not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  actor_id uuid references accounts (id),
  actor text not null,
  -- cell → figure; null: the original has none
  cells jsonb not null,
  primary key (agency_id, upload_id, seq)
);
alter table report_upload_cells add foreign key (agency_id, upload_id) references report_uploads (agency_id, id);

-- A report may come to the superior as a file as well.
alter table report_standing_steps drop constraint report_standing_steps_step_check;
alter table report_standing_steps add constraint report_standing_steps_step_check
  check (step in ('submitted', 'received', 'returned', 'accepted', 'reminded'));

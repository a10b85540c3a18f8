-- Applications for information (依申请公开, arts. 27–45): a case is its steps; the row says what they come to, and `recompute` makes it anew.
-- All are tenant tables. Who applied lies apart from the case, encrypted, so that it can be erased and the statistics stay.

create table applications (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  -- the number that the applicant is given, and its place in the series of the year
  number text not null check (number <> ''),
  year integer not null,
  ordinal integer not null check (ordinal > 0),
  state text not null check (state in ('submitted', 'handling', 'correcting', 'explaining', 'paying', 'deciding', 'approving', 'signed',
    'delivering', 'settled', 'archived')),
  seq integer not null check (seq > 0),
  channel text not null,
  -- one of the six columns of table 3
  applicant_kind text not null check (applicant_kind in ('naturalPerson', 'business', 'research', 'socialOrganization', 'legalService',
    'otherOrganization')),
  -- as lists show it: a person's name is masked
  applicant text not null,
  asked text not null check (asked <> ''),
  submitted_at timestamptz not null,
  -- art. 31: the day from which every clock runs; null until both sides have confirmed where the channel needs it
  received_on date,
  -- what the clock says (art. 33): null while paused or not started
  due_on date,
  due_state text not null check (due_state in ('none', 'firm', 'provisional', 'paused')),
  -- the next thing that must be done by the agency, whatever it is: confirm, ask for correction, reply, answer to a section's deadline
  next_on date,
  next_what text not null,
  -- for whom the case waits
  waits_for text not null check (waits_for in ('office', 'section', 'applicant', 'thirdParty', 'otherAgency', 'leader', 'nobody')),
  section_id uuid references sections (id),
  handler_id uuid references accounts (id),
  -- the outcome that counts (a row of table 3), from its signing
  outcome text,
  decided_on date,
  -- the day on which the reply counts as made (235号), and whether that was in time
  replied_on date,
  was_late boolean,
  -- table 3 counts a case once: when it was first settled, and as what; an order to decide anew changes neither
  counted_on date,
  counted_as text,
  -- working days of the period that were used up
  days_used integer,
  archived_on date,
  -- HMAC-SHA-256 of the secret code; null where no code was given out
  code_hash bytea,
  -- HMACs (hexadecimal) of what tells that two cases come from the same person: identity number, telephone, mail address, code of an organisation
  person_hashes text[] not null,
  erased_on date,
  primary key (agency_id, id),
  constraint applications_number unique (agency_id, number),
  constraint applications_ordinal unique (agency_id, year, ordinal)
);
create index applications_next on applications (agency_id, next_on) where state not in ('settled', 'archived');
create index applications_state on applications (agency_id, state, submitted_at);
create index applications_received on applications (agency_id, received_on);
create index applications_counted on applications (agency_id, counted_on);
create index applications_section on applications (agency_id, section_id, state);
create index applications_handler on applications (agency_id, handler_id, state);
create index applications_submitted on applications (agency_id, submitted_at desc, id);
create index applications_person on applications using gin (person_hashes);

create table application_steps (
  agency_id uuid not null,
  application_id uuid not null,
  seq integer not null check (seq > 0),
  step text not null,
  -- when it was recorded, and the day in Asia/Shanghai on which it happened
  at timestamptz not null,
  on_day date not null,
  -- null: the applicant or the program
  actor_id uuid references accounts (id),
  actor text not null,
  note text check (note <> ''),
  details jsonb not null,
  primary key (agency_id, application_id, seq)
);
alter table application_steps add foreign key (agency_id, application_id) references applications (agency_id, id);

-- Who applied and how to reach them: one encrypted text for each case (src/applications/applicant.ts says what is in it).
create table application_persons (
  agency_id uuid not null,
  application_id uuid not null,
  -- null: erased when the period of keeping was over
  sealed text,
  keep_until date,
  primary key (agency_id, application_id)
);
alter table application_persons add foreign key (agency_id, application_id) references applications (agency_id, id);
create index application_persons_keep on application_persons (agency_id, keep_until) where sealed is not null;

create table application_files (
  agency_id uuid not null,
  file_id uuid not null,
  application_id uuid not null,
  -- what it is for the case (src/applications/case-files.ts)
  purpose text not null,
  name text not null,
  -- of which step, where of one
  seq integer,
  -- whether the applicant gets it on the page of the case
  for_applicant boolean not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (agency_id, file_id)
);
alter table application_files add foreign key (agency_id, file_id) references files (agency_id, id);
alter table application_files add foreign key (agency_id, application_id) references applications (agency_id, id);
create index application_files_case on application_files (agency_id, application_id);

-- Letters: a draft has no number; the number is taken when it is signed, from a counter in the same transaction, and stays with it if it is voided.
create table application_documents (
  agency_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  kind text not null,
  state text not null check (state in ('draft', 'signed', 'voided')),
  revision integer not null check (revision > 0),
  number text check (number <> ''),
  -- the text as it was edited, block by block
  content jsonb not null,
  -- the decision that it states, where it states one
  decision_seq integer,
  signed_on date,
  signed_by text,
  docx_file_id uuid,
  pdf_file_id uuid,
  voided_why text check (voided_why <> ''),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  constraint application_documents_number unique (agency_id, number)
);
alter table application_documents add foreign key (agency_id, application_id) references applications (agency_id, id);
create index application_documents_case on application_documents (agency_id, application_id);

create table application_settings (
  agency_id uuid primary key references agencies (id),
  -- src/applications/settings.ts says what is in it
  settings jsonb not null,
  changed_at timestamptz not null
);

-- What the office says in place of our own wording of a clause that may be changed.
create table letter_wordings (
  agency_id uuid not null references agencies (id),
  kind text not null,
  clause text not null,
  wording text not null check (wording <> ''),
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, kind, clause)
);

-- Cases that have to do with each other: the same matter, a repeat, an answer for both, handed over.
create table application_links (
  agency_id uuid not null,
  from_id uuid not null,
  kind text not null check (kind in ('related', 'repeats', 'answeredWith')),
  to_id uuid not null,
  primary key (agency_id, from_id, kind, to_id),
  check (from_id <> to_id)
);
alter table application_links add foreign key (agency_id, from_id) references applications (agency_id, id);
alter table application_links add foreign key (agency_id, to_id) references applications (agency_id, id);
create index application_links_to on application_links (agency_id, to_id);

-- Marks for redaction of a file that is to go out, until the copy is made: the copy is a file of the case of its own.
create table redactions (
  agency_id uuid not null,
  file_id uuid not null,
  application_id uuid not null,
  revision integer not null check (revision > 0),
  marks jsonb not null,
  copy_file_id uuid,
  -- what was found when the copy was read again
  proof jsonb,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (agency_id, file_id)
);
alter table redactions add foreign key (agency_id, file_id) references application_files (agency_id, file_id);
alter table redactions add foreign key (agency_id, application_id) references applications (agency_id, id);

-- Replies of general interest that are shown to everybody, masked (art. 44): off by default.
create table published_replies (
  agency_id uuid not null,
  application_id uuid not null,
  asked text not null,
  answered text not null,
  shown_on date not null,
  hidden_on date,
  primary key (agency_id, application_id)
);
alter table published_replies add foreign key (agency_id, application_id) references applications (agency_id, id);
create index published_replies_shown on published_replies (agency_id, shown_on);

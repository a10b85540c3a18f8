-- What an agency decides when somebody applies (行政审批事项): what the law wants on display of each (行政许可法 art. 30), from the draft to the
-- public page. All are tenant tables. approval_steps and approval_versions are append-only; the public pages read public_approvals alone: an
-- item has a row there exactly while it is public.

create table approvals (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  -- its address, given once
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
  section_id uuid references sections (id),
  stage text not null check (stage in ('drafting', 'reviewing', 'approving', 'settled', 'discarded')),
  standing text not null check (standing in ('none', 'public', 'withdrawn')),
  seq integer not null check (seq > 0),
  -- the newest version that was submitted, and the one the public reads or read last
  version integer check (version > 0),
  public_version integer check (public_version > 0),
  -- the working copy: saved as often as one likes, frozen into a version when it is submitted
  name text not null,
  draft jsonb not null,
  authors jsonb not null,
  revision integer not null check (revision > 0),
  saved_at timestamptz not null,
  saved_by_name text not null,
  published_on date,
  updated_on date,
  -- when somebody last said that everything still holds
  verified_on date,
  primary key (agency_id, id),
  constraint approvals_key unique (agency_id, key)
);

create table approval_steps (
  agency_id uuid not null,
  approval_id uuid not null,
  seq integer not null check (seq > 0),
  step text not null,
  at timestamptz not null,
  -- the day in Asia/Shanghai on which it was taken
  taken_on date not null,
  actor_id uuid references accounts (id),
  actor text not null,
  opinion text check (opinion <> ''),
  version integer check (version > 0),
  primary key (agency_id, approval_id, seq)
);
alter table approval_steps add foreign key (agency_id, approval_id) references approvals (agency_id, id);

create table approval_versions (
  agency_id uuid not null,
  approval_id uuid not null,
  version integer not null check (version > 0),
  content jsonb not null,
  -- who wrote in it: nobody of them reviews or approves it
  authors jsonb not null,
  at timestamptz not null,
  primary key (agency_id, approval_id, version)
);
alter table approval_versions add foreign key (agency_id, approval_id) references approvals (agency_id, id);

-- Forms, filled-in samples and samples of results. They lie in the private folder; a handler that knows the item answers for them.
create table approval_files (
  agency_id uuid not null,
  file_id uuid not null,
  approval_id uuid not null,
  primary key (agency_id, file_id)
);
alter table approval_files add foreign key (agency_id, file_id) references files (agency_id, id);
alter table approval_files add foreign key (agency_id, approval_id) references approvals (agency_id, id);
create index approval_files_item on approval_files (agency_id, approval_id);

create table public_approvals (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  key text not null,
  version integer not null,
  name text not null,
  kind text not null,
  statutory_days integer not null,
  promised_days integer not null,
  has_fees boolean not null,
  section_id uuid references sections (id),
  content jsonb not null,
  published_on date not null,
  updated_on date not null,
  verified_on date not null,
  updated_at timestamptz not null,
  primary key (agency_id, id),
  constraint public_approvals_key unique (agency_id, key)
);

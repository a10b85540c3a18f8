-- The long-standing facts of an agency and of its office for disclosure (arts. 12, 20(2)): duties, sections, leaders, address, hours,
-- telephones, ways to apply, supervision. Both are tenant tables. profile_versions is append-only; profile_groups says which version
-- holds and when somebody last looked whether it is still right.

create table profile_versions (
  agency_id uuid not null references agencies (id),
  kind text not null check (kind ~ '^[a-zA-Z]+$'),
  version integer not null check (version > 0),
  facts jsonb not null,
  -- names of the fields that are not as before; all of them in the first version
  changed jsonb not null,
  reason text not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor text not null,
  primary key (agency_id, kind, version)
);

create table profile_groups (
  agency_id uuid not null,
  kind text not null,
  version integer not null,
  verified_on date not null,
  verified_by text not null,
  stale_days integer not null check (stale_days between 1 and 366),
  primary key (agency_id, kind)
);
alter table profile_groups add foreign key (agency_id, kind, version) references profile_versions (agency_id, kind, version);

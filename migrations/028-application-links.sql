-- Cases of one agency that have to do with each other, as entries: one that joins, one that takes the joining back, nothing changed after it is
-- written. The last entry of two cases and a kind says whether they are joined. The table of 015 held no reason and could only be deleted from;
-- nothing was ever written into it.
drop table application_links;
create table application_links (
  agency_id uuid not null,
  -- of 'repeats' the later case; of the others the one whose id is the smaller
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('related', 'repeats', 'answeredWith')),
  seq integer not null check (seq > 0),
  deed text not null check (deed in ('joined', 'parted')),
  -- null: erased with the personal data of one of the two
  reason text check (reason <> ''),
  at timestamptz not null,
  actor_id uuid not null references accounts (id),
  actor text not null,
  primary key (agency_id, from_id, to_id, kind, seq),
  check (from_id <> to_id)
);
alter table application_links add foreign key (agency_id, from_id) references applications (agency_id, id);
alter table application_links add foreign key (agency_id, to_id) references applications (agency_id, id);
create index application_links_to on application_links (agency_id, to_id);

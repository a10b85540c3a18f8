-- Who did what, when, on which article: append-only, a chain of hashes for each agency. Both tables are tenant tables.

create table journal (
  agency_id uuid not null references agencies (id),
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  -- null: the program itself (a reminder, a migration, setup)
  actor_id uuid references accounts (id),
  actor text not null,
  action text not null,
  -- what it was done to: kind and id or number, readable without the row
  subject text not null,
  details jsonb not null,
  article text,
  previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (agency_id, seq)
);

-- The end of each chain. Locked FOR UPDATE last in the transaction that writes an entry.
create table journal_heads (
  agency_id uuid primary key references agencies (id),
  seq bigint not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$')
);

-- What the files in <data>/files are called and whose they are. A tenant table; the contents lie under their SHA-256, once for all rows.
-- A file is on the disk before its row commits: a file without a row is swept after a while, a row without a file is damage.

create table files (
  agency_id uuid not null references agencies (id),
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes > 0),
  -- told from the content, never from the name
  media_type text not null check (media_type <> ''),
  name text not null check (name <> ''),
  -- where it lies: a private file never lies under the public folder
  private boolean not null,
  created_at timestamptz not null,
  -- null: the program itself (an import, a document that it printed)
  created_by uuid references accounts (id),
  primary key (agency_id, id)
);
create index files_content on files (agency_id, sha256);

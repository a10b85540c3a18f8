-- Lists brought in in bulk (import): what was found in each when it was looked at, and how far its import has come. The page of a list reads
-- this row and no list. A tenant table.
create table import_batches (
  agency_id uuid not null,
  file_id uuid not null,
  state text not null check (state in ('looking', 'looked', 'running', 'done', 'failed')),
  total integer not null check (total >= 0),
  done integer not null check (done >= 0),
  -- how many rows came to what (src/publications/import/look.ts)
  counts jsonb not null,
  -- heads that name nothing known
  unknown jsonb not null,
  -- faults and warnings by row and cell; bounded
  lines jsonb not null,
  fault text,
  by_name text not null,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (agency_id, file_id)
);
alter table import_batches add foreign key (agency_id, file_id) references files (agency_id, id);

-- An old address need not begin with an agency's short name: it is looked up alone.
create index redirects_path on redirects (path);

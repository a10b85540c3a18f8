-- How long it is known who applied, and what is in the way of erasing it (个人信息保护法 arts. 19, 47).

alter table application_persons
  -- kept beyond its day: an audit, a claim, an order of a court
  add column held_why text check (held_why <> ''),
  add column held_by text,
  add column held_at timestamptz,
  -- to be erased at once on a lawful demand: one asks, another agrees
  add column demanded_why text check (demanded_why <> ''),
  add column demanded_by uuid references accounts (id),
  add column demanded_at timestamptz,
  add check ((held_why is null) = (held_at is null)),
  add check ((demanded_why is null) = (demanded_at is null));

-- Of which application a letter tells: it is erased with it.
alter table mail_out add column about uuid;
create index mail_out_about on mail_out (agency_id, about) where about is not null;

-- Links in public items that did not answer when they were last tried. A tenant table, rebuilt by trying again.

create table dead_links (
  agency_id uuid not null,
  publication_id uuid not null,
  href text not null check (href <> ''),
  -- the answer; null: nobody answered
  status integer,
  since_on date not null,
  tried_on date not null,
  primary key (agency_id, publication_id, href)
);
alter table dead_links add foreign key (agency_id, publication_id) references public_items (agency_id, id) on delete cascade;

-- When the links of an item were last tried: the longest ago are tried first.
create table link_tries (
  agency_id uuid not null,
  publication_id uuid not null,
  tried_on date not null,
  primary key (agency_id, publication_id)
);
alter table link_tries add foreign key (agency_id, publication_id) references public_items (agency_id, id) on delete cascade;
create index link_tries_day on link_tries (agency_id, tried_on);

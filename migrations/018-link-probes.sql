-- What was last known of an address of another site, whichever text links to it: the check of a draft asks here and never the other site.
create table link_probes (
  agency_id uuid not null references agencies (id),
  href text not null check (href <> ''),
  -- there: it answers; dead: it says no, or nobody answers; unknown: this machine cannot tell
  answer text not null check (answer in ('there', 'dead', 'unknown')),
  -- what it said; null: nobody answered, or nothing is known
  status integer,
  tried_on date not null,
  primary key (agency_id, href)
);

-- 延长有效期: a document that says another one holds for longer (its own last day is the other's new one).
alter table publication_relations drop constraint publication_relations_kind_check;
alter table publication_relations add constraint publication_relations_kind_check
  check (kind in ('interprets', 'amends', 'repeals', 'replaces', 'extends', 'related'));

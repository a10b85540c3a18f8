-- The public lists can be narrowed to what one section (股室) is in charge of: the walk needs the section where the place stands.
alter table public_places add section_id uuid;
update public_places p set section_id = i.section_id from public_items i where i.agency_id = p.agency_id and i.id = p.publication_id;
create index public_places_section on public_places (agency_id, place, section_id, listed_on, number);

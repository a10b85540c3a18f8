-- A dispute goes with the case that it is about: once the case's personal data are erased, who claimed, what was written and the papers go too.
-- What is counted (kind, body, result, days) stays.
alter table disputes add column erased_on date;

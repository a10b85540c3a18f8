-- What stands behind a number of table 3 is found as fast as it is counted, be it one case among a million: by outcome and by kind of applicant.
create index applications_outcome on applications (agency_id, counted_as, counted_on, id) where counted_on is not null;
create index applications_kind_counted on applications (agency_id, applicant_kind, counted_on, id) where counted_on is not null;
create index applications_kind_outcome on applications (agency_id, applicant_kind, counted_as, counted_on, id) where counted_on is not null;
create index applications_kind_received on applications (agency_id, applicant_kind, received_on, id);
-- Rows 二 and 四: the few that were received in one year and answered in another, or not yet.
create index applications_across_years on applications (agency_id, received_on, counted_on, applicant_kind, id)
  where counted_on is null or extract(year from counted_on) <> extract(year from received_on);

-- Cases are found by any part of what was asked, of the number and of the applicant as lists show it: every character and every two that stand
-- side by side, so that two characters of Chinese are enough (three are needed for trigrams). An index of an expression: it cannot fall behind.
create function pairs_of(words text) returns text[] language sql immutable parallel safe as $$
  select array_agg(c || coalesce(next, '')) || array_agg(c)
  from unnest(string_to_array(lower(words), null), (string_to_array(lower(words), null))[2:]) as side_by_side (c, next)
$$;
create index applications_pairs on applications using gin (pairs_of(asked || ' ' || number || ' ' || applicant));

-- The settled cases of one section, newest first.
create index applications_of_section on applications (agency_id, section_id, submitted_at desc, id);

-- A list of the index for each year: every lexeme begins with a letter for the year (grams.ts), so that the newest of a common word are found
-- without reading through all that was ever published (measured over 1,000,000 entries: the slowest twentieth from 81 to under 50 ms).
-- The months are those of the year, and a document number such as (2026)12号 is held whole.

-- A thousand rows are read by each search: what they are compared and ranked by stands in the row itself, and only the text that is shown
-- and the lexemes, which the index alone reads, are stored apart.
alter table search_entries
  alter column path set storage main,
  alter column title set storage main,
  alter column document_number set storage main,
  alter column index_number set storage main,
  alter column columns set storage main,
  alter column title_folded set storage main,
  alter column number_folded set storage main,
  alter column folded set storage main,
  alter column initials set storage main,
  alter column words set storage main;

-- `|| ''` writes a value anew where it belongs now.
update search_entries as e set
  folded = e.folded || '',
  words = e.words || ''::tsvector,
  grams = array_to_tsvector(array(
    select chr(256 + least(greatest(extract(year from e.published_on)::int, 1900), 2900) - 1900)
      || case when lexeme like '~m____-__' then '~m' || right(lexeme, 2) else lexeme end
    from unnest(tsvector_to_array(e.grams)) as lexeme
    where lexeme not like '~y____'
    union
    select chr(256 + least(greatest(extract(year from e.published_on)::int, 1900), 2900) - 1900) || held.prefix || number[1]
    from (values ('', e.folded), ('^^', e.title_folded), ('##', coalesce(e.number_folded, ''))) as held (prefix, part),
      regexp_matches(replace(held.part, ' ', ''), '(\((?:19|20)\d\d\)\d{1,5}号)', 'g') as number));

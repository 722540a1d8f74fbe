-- Words are found as written and, where PostgreSQL knows the language, by their stems.
create function stemming_of(language text) returns regconfig language sql immutable parallel safe as $$
	select case split_part(language, '-', 1)
		when 'en' then 'pg_catalog.english'::regconfig
		when 'de' then 'pg_catalog.german'::regconfig
		when 'fr' then 'pg_catalog.french'::regconfig
		when 'es' then 'pg_catalog.spanish'::regconfig
		when 'it' then 'pg_catalog.italian'::regconfig
		when 'nl' then 'pg_catalog.dutch'::regconfig
		when 'pt' then 'pg_catalog.portuguese'::regconfig
		else 'pg_catalog.simple'::regconfig
	end
$$;

-- What everybody may find: of a members-only article its teaser, not its text.
create function searchable(language text, title text, teaser text, body text, members_only boolean) returns tsvector
language sql immutable parallel safe as $$
	select setweight(to_tsvector('pg_catalog.simple'::regconfig, title), 'A')
		|| setweight(to_tsvector(stemming_of(language), title || ' ' || teaser), 'B')
		|| setweight(to_tsvector(stemming_of(language), case when members_only then '' else body end), 'D')
$$;

alter table article add column search tsvector
	generated always as (searchable(language, title, teaser, body, members_only)) stored;

create index article_search on article using gin (search);

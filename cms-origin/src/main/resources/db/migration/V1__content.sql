create table article (
	id uuid primary key,
	slug text not null unique,
	title text not null,
	teaser text not null,
	body text not null,
	author text not null,
	tags text[] not null,
	section text not null,
	language text not null,
	members_only boolean not null,
	story uuid not null,
	published_at timestamptz not null,
	updated_at timestamptz not null,
	revision bigint not null
);

comment on column article.story is 'translations of one text share it';

create index article_newest on article (published_at desc, slug);
create index article_story on article (story);
create index article_tags on article using gin (tags);

-- What the demo once brought in. A slug in here is never brought in again, so an unpublished article stays so.
create table seeded_article (
	slug text primary key,
	seeded_at timestamptz not null default now()
);

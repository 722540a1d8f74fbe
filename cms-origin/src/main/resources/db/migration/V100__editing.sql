-- Where an article stands between desk and reader. A draft with publish_at is scheduled.
alter table article
	add column state text not null default 'LIVE' check (state in ('DRAFT', 'LIVE')),
	add column publish_at timestamptz,
	add column withdraw_at timestamptz,
	add column embargo_until timestamptz,
	alter column published_at drop not null,
	add constraint article_live_is_dated check (state = 'DRAFT' or published_at is not null),
	add constraint article_live_is_not_waiting check (state = 'DRAFT' or publish_at is null);

drop index article_newest;
create index article_newest on article (published_at desc, slug) where state = 'LIVE';
create index article_section on article (section, published_at desc, slug) where state = 'LIVE';
create index article_language on article (language, published_at desc, slug) where state = 'LIVE';
create index article_author on article (author, published_at desc, slug) where state = 'LIVE';
create index article_edited on article (updated_at desc, id);
create index article_due on article (publish_at) where publish_at is not null;
create index article_ending on article (withdraw_at) where withdraw_at is not null;

-- Every revision as it was, the state's changes included.
create table article_revision (
	article_id uuid not null references article (id) on delete cascade,
	revision bigint not null,
	action text not null,
	editor text not null,
	saved_at timestamptz not null,
	manuscript jsonb not null,
	primary key (article_id, revision)
);

insert into article_revision (article_id, revision, action, editor, saved_at, manuscript)
select id, revision, 'published', 'unknown', updated_at,
	jsonb_build_object('slug', slug, 'title', title, 'teaser', teaser, 'body', body, 'author', author, 'tags', tags,
		'section', section, 'language', language, 'membersOnly', members_only)
from article;

-- Who did what when. It outlives what it is about.
create table audit_entry (
	id bigint generated always as identity primary key,
	at timestamptz not null,
	editor text not null,
	action text not null,
	kind text not null,
	subject text not null,
	name text not null,
	revision bigint not null
);

create index audit_entry_subject on audit_entry (subject, id desc);
create index audit_entry_editor on audit_entry (editor, id desc);

-- Sections, tags and authors: known once an article names them.
create table term (
	kind text not null check (kind in ('section', 'tag', 'author')),
	slug text not null,
	name text not null,
	description text not null default '',
	revision bigint not null default 1,
	primary key (kind, slug)
);

insert into term (kind, slug, name)
select distinct 'section', section, initcap(replace(section, '-', ' ')) from article
union select distinct 'tag', tag, replace(tag, '-', ' ') from article, unnest(tags) as tag;

-- The same rule as TermName.author: letters without their marks, and a digest where the name held anything else.
insert into term (kind, slug, name)
select 'author', concat_ws('-', nullif(trim(both '-' from left(regexp_replace(lower(regexp_replace(normalize(author, NFD),
	'[\u0300-\u036f]', '', 'g')), '[^a-z0-9]+', '-', 'g'), 80)), ''),
	case when author !~ '^[A-Za-z0-9 ]+$' then left(encode(sha256(convert_to(author, 'UTF8')), 'hex'), 6) end), author
from (select distinct author from article) as authors
on conflict do nothing;

create schema archive;

create table archive.contributor (
	id varchar(6) primary key,
	byline text not null unique,
	given_name text,
	family_name text,
	born_on date,
	legal_name text,
	country text,
	registration text,
	since date not null,
	retired date,
	biography text,
	homepage text,
	check (family_name is not null or (legal_name is not null and country is not null))
);

-- Numbers that are no longer given, and who has their work now.
create table archive.merged_contributor (
	id varchar(6) primary key,
	merged_into varchar(6) not null references archive.contributor (id)
);

-- What the archive may take in: what is published, and no draft.
do $$
begin
	if exists (select from information_schema.columns
			where table_schema = current_schema() and table_name = 'article' and column_name = 'state') then
		create view archive.published as
			select id::text as article_id, slug, title, author, (published_at at time zone 'UTC')::date as published_on
			from article where state = 'LIVE';
	else
		create view archive.published as
			select id::text as article_id, slug, title, author, (published_at at time zone 'UTC')::date as published_on
			from article where published_at <= now();
	end if;
end
$$;

-- What the archive has taken in. It keeps copies, and refers to articles by their id alone.
create table archive.holding (
	article_id varchar(36) primary key,
	slug text not null,
	headline text not null,
	byline text not null,
	published_on date not null
);

create index holding_newest on archive.holding (published_on desc, article_id);

create table archive.rights (
	article_id varchar(36) primary key references archive.holding (article_id),
	status text not null check (status in ('CLEARED', 'RESTRICTED', 'EXPIRED', 'DISPUTED', 'UNCLEARED')),
	licence text not null check (licence in ('STAFF', 'COMMISSIONED', 'SYNDICATED', 'CC-BY-4.0', 'PUBLIC-DOMAIN')),
	contributor_id varchar(6) references archive.contributor (id),
	agency text,
	territories text[] not null check (territories <@ '{WORLD,EU,GB,US,JP}'),
	media text[] not null check (cardinality(media) between 1 and 4 and media <@ '{WEB,PRINT,APP,SYNDICATION}'),
	until date,
	embargoed_until timestamptz,
	fee numeric(10, 2),
	currency char(3),
	credit_line text not null,
	restriction text,
	changed_on date not null,
	check ((contributor_id is null) <> (agency is null)),
	check ((fee is null) = (currency is null))
);

create sequence archive.correction_number;

create table archive.correction (
	id varchar(15) primary key,
	article_id varchar(36) not null references archive.holding (article_id),
	kind text not null check (kind in ('FACT', 'ATTRIBUTION', 'SPELLING', 'RIGHTS')),
	text text not null,
	account text,
	email text,
	needed_by date,
	evidence text[] not null,
	status text not null check (status in ('RECEIVED', 'ACCEPTED', 'REJECTED')),
	received_at timestamptz not null,
	answer_expected_on date not null,
	decided_at timestamptz,
	decided_by text,
	note text,
	check ((account is null) <> (email is null)),
	check ((status = 'RECEIVED') = (decided_at is null))
);

-- One open request of a kind and wording per article.
create unique index correction_open on archive.correction (article_id, kind, md5(text)) where status = 'RECEIVED';
create index correction_newest on archive.correction (status, received_at desc);

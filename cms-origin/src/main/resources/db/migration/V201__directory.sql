create schema directory;

create table directory.office (
	code int primary key,
	city text not null,
	country char(2) not null,
	time_zone text not null,
	opened date not null,
	state int not null check (state in (1, 2)),
	head int
);

comment on column directory.office.state is '1 open, 2 closed';

create table directory.contributor (
	no int primary key,
	name text not null,
	archive_id varchar(6),
	office int references directory.office (code),
	role int not null check (role between 1 and 5),
	joined date not null,
	"left" date,
	email text,
	ext text
);

comment on column directory.contributor.archive_id is 'the number that the archive knows the same person by';
comment on column directory.contributor.role is '1 writer, 2 editor, 3 photographer, 4 translator, 5 agency';

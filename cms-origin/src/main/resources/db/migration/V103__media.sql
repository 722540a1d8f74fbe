-- An image by what it is. One that was removed keeps its row, so that its revisions go on.
create table media (
	sha256 text primary key,
	type text not null,
	width int not null,
	height int not null,
	size int not null,
	content bytea,
	name text not null,
	editor text not null,
	uploaded_at timestamptz not null,
	revision bigint not null
);

-- Images are compressed already.
alter table media alter column content set storage external;
create index media_newest on media (uploaded_at desc) where content is not null;

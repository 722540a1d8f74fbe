-- What the outbox was given, kept after it was sent, so that it can be sent again.
create table content_change (
	content_id text not null,
	revision bigint not null,
	committed_at timestamptz not null,
	change jsonb not null,
	primary key (content_id, revision)
);

create index content_change_time on content_change (committed_at);

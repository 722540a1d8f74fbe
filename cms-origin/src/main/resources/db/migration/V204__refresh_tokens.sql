-- Refresh tokens that were used, by their SHA-256: a second use ends what the first one began.
create table spent_refresh_token (
	token_hash bytea primary key,
	authorization_id varchar(100) not null references oauth2_authorization (id) on delete cascade,
	spent_at timestamptz not null default now()
);

create index spent_refresh_token_authorization on spent_refresh_token (authorization_id);
create index oauth2_authorization_refresh on oauth2_authorization using hash (refresh_token_value);

-- Failed sign-ins, by the hash of whom and from where.
create table login_failure (
	bucket bytea primary key,
	failures int not null,
	blocked_until timestamptz,
	last_failed_at timestamptz not null
);

create index login_failure_age on login_failure (last_failed_at);

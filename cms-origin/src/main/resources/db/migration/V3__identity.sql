create table account (
	name text primary key,
	display_name text not null,
	password_hash text not null,
	roles text[] not null,
	country text not null,
	locale text not null
);

-- Private keys, encrypted with EDGEWISE_IDENTITY_KEY_SECRET. Position 1 signs, position 2 is published ahead of its turn.
create table signing_key (
	position int primary key,
	key_id text not null unique,
	salt text not null,
	sealed bytea not null,
	created_at timestamptz not null default now()
);

-- Tables as Spring Authorization Server and Spring Session expect them.
create table oauth2_authorization (
	id varchar(100) primary key,
	registered_client_id varchar(100) not null,
	principal_name varchar(200) not null,
	authorization_grant_type varchar(100) not null,
	authorized_scopes varchar(1000),
	attributes text,
	state varchar(500),
	authorization_code_value text,
	authorization_code_issued_at timestamptz,
	authorization_code_expires_at timestamptz,
	authorization_code_metadata text,
	access_token_value text,
	access_token_issued_at timestamptz,
	access_token_expires_at timestamptz,
	access_token_metadata text,
	access_token_type varchar(100),
	access_token_scopes varchar(1000),
	oidc_id_token_value text,
	oidc_id_token_issued_at timestamptz,
	oidc_id_token_expires_at timestamptz,
	oidc_id_token_metadata text,
	refresh_token_value text,
	refresh_token_issued_at timestamptz,
	refresh_token_expires_at timestamptz,
	refresh_token_metadata text,
	user_code_value text,
	user_code_issued_at timestamptz,
	user_code_expires_at timestamptz,
	user_code_metadata text,
	device_code_value text,
	device_code_issued_at timestamptz,
	device_code_expires_at timestamptz,
	device_code_metadata text
);

create index oauth2_authorization_code on oauth2_authorization (authorization_code_value);
create index oauth2_authorization_access on oauth2_authorization using hash (access_token_value);
create index oauth2_authorization_expiry on oauth2_authorization (access_token_expires_at);

create table spring_session (
	primary_id char(36) primary key,
	session_id char(36) not null unique,
	creation_time bigint not null,
	last_access_time bigint not null,
	max_inactive_interval int not null,
	expiry_time bigint not null,
	principal_name varchar(100)
);

create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
	session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
	attribute_name varchar(200) not null,
	attribute_bytes bytea not null,
	primary key (session_primary_id, attribute_name)
);

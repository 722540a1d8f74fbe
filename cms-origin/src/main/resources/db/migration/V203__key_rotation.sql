-- A key is published, then signs, then is retired and published until nothing it signed counts any more.
alter table signing_key
	add column signs_since timestamptz,
	add column retired_at timestamptz;
update signing_key set signs_since = created_at where position = 1;
alter table signing_key drop column position;
alter table signing_key drop constraint signing_key_key_id_key;
alter table signing_key add primary key (key_id);

-- One key signs and one waits, whatever instances do at once.
create unique index signing_key_current on signing_key ((true)) where signs_since is not null and retired_at is null;
create unique index signing_key_next on signing_key ((true)) where signs_since is null;

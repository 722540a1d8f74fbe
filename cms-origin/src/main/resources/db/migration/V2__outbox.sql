-- Tables as namastack-outbox-jdbc expects them.
create table outbox_record (
	id varchar(255) primary key,
	status varchar(20) not null,
	record_key varchar(255) not null,
	record_type varchar(255) not null,
	payload text not null,
	context text,
	created_at timestamptz not null,
	completed_at timestamptz,
	failure_count int not null,
	failure_reason varchar(1000),
	next_retry_at timestamptz not null,
	partition_no int not null,
	handler_id varchar(1000) not null
);

create index outbox_record_key on outbox_record (record_key, completed_at, created_at);
create index outbox_record_due on outbox_record (partition_no, status, next_retry_at);

create table outbox_instance (
	instance_id varchar(255) primary key,
	hostname varchar(255) not null,
	port int not null,
	status varchar(50) not null,
	started_at timestamptz not null,
	last_heartbeat timestamptz not null,
	created_at timestamptz not null,
	updated_at timestamptz not null
);

create index outbox_instance_alive on outbox_instance (status, last_heartbeat);

create table outbox_partition (
	partition_number int primary key,
	instance_id varchar(255),
	version bigint not null default 0,
	updated_at timestamptz not null
);

-- The commit itself wakes every relay: PostgreSQL delivers a notification when, and only when, its transaction commits.
create function notify_outbox() returns trigger language plpgsql as $$
begin
	notify outbox;
	return null;
end
$$;

create trigger outbox_record_added after insert on outbox_record for each statement execute function notify_outbox();

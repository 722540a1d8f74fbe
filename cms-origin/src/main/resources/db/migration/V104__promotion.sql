create table promotion (
	id uuid primary key,
	slot text not null,
	title text not null,
	text text not null,
	link text not null,
	image text,
	countries text[] not null,
	roles text[] not null,
	tags text[] not null,
	starts_at timestamptz not null,
	ends_at timestamptz not null,
	weight int not null,
	revision bigint not null
);

create index promotion_slot on promotion (slot, ends_at);

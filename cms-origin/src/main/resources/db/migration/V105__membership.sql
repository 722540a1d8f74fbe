-- Grows with every commit by which an article enters or leaves a list: until then, how many a list has stays true.
create table list_membership (
	epoch bigint not null
);

insert into list_membership (epoch) values (0);

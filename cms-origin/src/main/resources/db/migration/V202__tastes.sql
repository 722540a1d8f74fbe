alter table account
	add column interests text[] not null default '{}',
	add column theme text not null default 'auto' check (theme in ('auto', 'light', 'dark'));

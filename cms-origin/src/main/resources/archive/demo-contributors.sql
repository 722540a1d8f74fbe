insert into archive.contributor (id, byline, given_name, family_name, born_on, since, retired, biography, homepage) values
	('C-0011', 'Ngozi Adeyemi', 'Ngozi', 'Adeyemi', '1979-04-12', '2009-03-02', null, 'Writes about consistency, mostly its absence.', 'https://people.edgewise.example/adeyemi'),
	('C-0012', 'Priya Raghunathan', 'Priya', 'Raghunathan', null, '2013-09-16', null, 'Builds pages, and then explains why they are slow.', null),
	('C-0013', 'Rafael Ortega', 'Rafael', 'Ortega', '1986-11-30', '2014-01-07', null, null, 'https://people.edgewise.example/ortega'),
	('C-0014', 'Mei Tanaka', 'Mei', 'Tanaka', '1990-07-21', '2017-05-22', null, 'Reports from Tokyo on logs, chats and the order of things.', null),
	('C-0015', 'Henrik Lindqvist', 'Henrik', 'Lindqvist', '1971-02-03', '2009-03-02', null, 'Has limited the rate of things since before it was fashionable.', null),
	('C-0016', 'Diego Fuentes', 'Diego', 'Fuentes', null, '2019-10-01', null, null, null),
	('C-0004', 'Margaret Oyelaran', 'Margaret', 'Oyelaran', '1948-08-15', '2007-06-01', '2016-12-31', 'Drew the first version of this archive on a napkin.', null)
on conflict do nothing;

insert into archive.contributor (id, byline, legal_name, country, registration, since, homepage) values
	('C-0101', 'Northlight Pictures', 'Northlight Pictures ApS', 'DK', 'CVR 31004512', '2010-02-15', 'https://northlight.example/'),
	('C-0102', 'Kanda Wire', 'Kanda Wire K.K.', 'JP', null, '2018-04-01', null)
on conflict do nothing;

insert into archive.merged_contributor (id, merged_into) values
	('C-0009', 'C-0011'),
	('C-0021', 'C-0013')
on conflict do nothing;

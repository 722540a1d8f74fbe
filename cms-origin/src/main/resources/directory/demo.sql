insert into directory.office (code, city, country, time_zone, opened, state, head) values
	(44, 'London', 'GB', 'Europe/London', '2009-03-02', 1, 1011),
	(81, 'Tokyo', 'JP', 'Asia/Tokyo', '2017-05-01', 1, 1014),
	(1, 'New York', 'US', 'America/New_York', '2014-01-07', 1, 1013),
	(503, 'Portland', 'US', 'America/Los_Angeles', '2007-06-01', 2, null)
on conflict do nothing;

insert into directory.contributor (no, name, archive_id, office, role, joined, "left", email, ext) values
	(1004, 'OYELARAN, Margaret', 'C-0004', 503, 2, '2007-06-01', '2016-12-31', null, null),
	(1011, 'ADEYEMI, Ngozi', 'C-0011', 44, 1, '2009-03-02', null, 'n.adeyemi@edgewise.example', '0441'),
	(1012, 'RAGHUNATHAN, Priya', 'C-0012', 44, 1, '2013-09-16', null, 'p.raghunathan@edgewise.example', '0447'),
	(1013, 'ORTEGA, Rafael', 'C-0013', 1, 1, '2014-01-07', null, null, '2110'),
	(1014, 'TANAKA, Mei', 'C-0014', 81, 1, '2017-05-22', null, 'm.tanaka@edgewise.example', null),
	(1015, 'LINDQVIST, Henrik', 'C-0015', 44, 1, '2009-03-02', null, 'h.lindqvist@edgewise.example', '0442'),
	(1016, 'FUENTES, Diego', 'C-0016', 1, 1, '2019-10-01', null, 'd.fuentes@edgewise.example', null),
	(1021, 'SATO, Haruka', null, 81, 4, '2018-04-02', null, 'h.sato@edgewise.example', '8103'),
	(1101, 'NORTHLIGHT PICTURES', 'C-0101', null, 5, '2010-02-15', null, 'desk@northlight.example', null),
	(1102, 'KANDA WIRE', 'C-0102', 81, 5, '2018-04-01', null, null, null)
on conflict do nothing;

import type { Texts } from './string-mutations.ts';

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Years whose 29 February is a day: each digit that a leap year can have, at each place. */
const leapYears =
	'2004 2008 2020 2044 2068 2080 2012 2036 2052 2076 2092 0000 2400 4800 6000 8000 1200 3600 5200 7600 9200'.split(' ');
/** Years that have no 29 February, each close to one that has. */
const otherYears = '2005 2009 2030 2090 2021 2049 2022 2013 2017 1000 9000 2100 2900 2200 1300 1700 2300'.split(' ');

/** Each digit at each place of a time. */
const digits = [
	'0123-01-10T00:00:00.0Z',
	'1234-12-11T01:11:11.12Z',
	'2345-11-12T12:22:22.234+00:12',
	'3456-10-13T03:33:33.3456+11:33',
	'4567-09-14T14:44:44.45678-02:44',
	'5678-08-15T05:55:55.567890-03:55',
	'6789-07-16T16:06:16.6789012+04:06',
	'7890-06-17T07:17:27.78901234-15:17',
	'8901-05-18T18:28:38.890123456+06:28',
	'9012-04-19T09:39:49.901234567-17:39',
	'2023-03-20T20:40:40.5+07:40',
	'2023-02-21T21:51:51.5-08:51',
	'2023-01-22T22:02:02.5+09:02',
	'2023-04-23T23:13:13.5-10:13',
	'2023-06-24T10:24:24.5+12:24',
	'2023-09-25T11:35:35.5-13:35',
	'2023-11-26T13:46:46.5+14:46',
	'2023-02-27T15:57:57.5-16:57',
	'2023-12-01T17:08:08.5+01:08',
	'2023-12-02T19:19:19.5-05:19',
	'2023-04-03T08:29:29.5+08:29',
	'2023-04-04T04:30:30.5+04:30',
	'2023-06-06T06:41:42.5+06:41',
	'2023-06-07T02:52:53.5+02:52',
	'2023-06-08T02:53:54.5+02:03',
	'2023-06-09T02:54:58.5+02:04',
	'2023-02-01T02:05:59.5+02:05',
	'2023-02-02T02:09:05.5+02:59',
	'2023-01-09T02:09:05.5+02:59',
	'2023-01-19T02:09:05.5+02:59',
	'2023-01-30T02:09:05.5+02:59',
	'2023-04-01T02:09:05.5+02:59',
	'2023-04-10T02:09:05.5+02:59',
	'2023-02-09T02:09:05.5+02:59',
	'2023-02-10T02:09:05.5+02:59',
	'2023-02-19T02:09:05.5+02:59',
	'2023-02-20T02:09:05.5+02:59',
	'9996-02-29T02:09:05.5+02:59',
];

/** What is none, each one step from what is. */
const none = {
	'year-three-digits': '202-04-05T10:55:14Z',
	'year-five-digits': '20230-04-05T10:55:14Z',
	'year-sign': '+2023-04-05T10:55:14Z',
	'month-0': '2023-00-05T10:55:14Z',
	'month-one-digit': '2023-4-05T10:55:14Z',
	'day-one-digit': '2023-04-5T10:55:14Z',
	'day-0-long-month': '2023-01-00T10:55:14Z',
	'day-0-february': '2023-02-00T10:55:14Z',
	'day-32': '2023-01-32T10:55:14Z',
	'day-40': '2023-01-40T10:55:14Z',
	'month-19': '2023-19-05T10:55:14Z',
	'month-20': '2023-20-05T10:55:14Z',
	'minute-60': '2023-04-05T10:60:14Z',
	'minute-one-digit': '2023-04-05T10:5:14Z',
	'second-one-digit': '2023-04-05T10:55:1Z',
	'second-three-digits': '2023-04-05T10:55:140Z',
	'minute-three-digits': '2023-04-05T10:550:14Z',
	'hour-30': '2023-04-05T30:55:14Z',
	'hour-one-digit': '2023-04-05T1:55:14Z',
	slashes: '2023/04/05T10:55:14Z',
	'first-dash-absent': '202304-05T10:55:14Z',
	'second-dash-absent': '2023-0405T10:55:14Z',
	'first-dash-other': '2023/04-05T10:55:14Z',
	'second-dash-other': '2023-04/05T10:55:14Z',
	'long-month-dash-absent': '2023-0105T10:55:14Z',
	'long-month-dash-other': '2023-01/05T10:55:14Z',
	'february-dash-absent': '2023-0205T10:55:14Z',
	'february-dash-other': '2023-02/05T10:55:14Z',
	'leap-first-dash-absent': '202402-29T10:55:14Z',
	'leap-second-dash-absent': '2024-0229T10:55:14Z',
	'leap-year-three-digits': '204-02-29T10:55:14Z',
	'leap-year-five-digits': '20204-02-29T10:55:14Z',
	'leap-dashes-absent': '20240229T10:55:14Z',
	'first-colon-absent': '2023-04-05T1055:14Z',
	'second-colon-absent': '2023-04-05T10:5514Z',
	'first-colon-other': '2023-04-05T10.55:14Z',
	'second-colon-other': '2023-04-05T10:55.14Z',
	comma: '2023-04-05T10:55:14,700Z',
	'fraction-without-point': '2023-04-05T10:55:14700Z',
	'lower-t': '2023-04-05t10:55:14Z',
	'lower-z': '2023-04-05T10:55:14z',
	't-absent': '2023-04-0510:55:14Z',
	'zone-19': '2023-04-05T10:55:14+19:00',
	'zone-28': '2023-04-05T10:55:14+28:00',
	'zone-18-30': '2023-04-05T10:55:14-18:30',
	'zone-minute-60': '2023-04-05T10:55:14+17:60',
	'zone-hour-one-digit': '2023-04-05T10:55:14+5:00',
	'zone-minute-one-digit': '2023-04-05T10:55:14+05:0',
	'zone-minute-three-digits': '2023-04-05T10:55:14+05:000',
	'zone-colon-other': '2023-04-05T10:55:14+05.00',
	'zone-largest-colon-other': '2023-04-05T10:55:14+18.00',
	'zone-largest-without-colon': '2023-04-05T10:55:14+1800',
	'zone-hour-alone': '2023-04-05T10:55:14+05',
	'zone-without-sign': '2023-04-05T10:55:1405:00',
	'zone-named': '2023-04-05T10:55:14 UTC',
	'zone-twice': '2023-04-05T10:55:14Z+00:00',
	'text-before': 'x2023-04-05T10:55:14Z',
	'text-after': '2023-04-05T10:55:14Zx',
	'leap-slash-first': '2024/02-29T10:55:14Z',
	'leap-slash-second': '2024-02/29T10:55:14Z',
	'digits-after-text': 'x1680692114700',
	'digits-before-text': '1680692114700x',
};

/** Days and times at the edges of the calendar. The schema decides which are none. */
export const calendarTexts: Texts = {
	...textsOf(
		'has each digit at its place',
		digits.map((value, index) => [`digits-${index + 1}`, value]),
	),
	...textsOf(
		'is the last day of a month',
		daysOfMonths.map((days, month) => [`last-of-${month + 1}`, timeOn(month, days)]),
	),
	...textsOf(
		'is the day after the last of a month',
		daysOfMonths.map((days, month) => [`after-${month + 1}`, timeOn(month, days + 1)]),
	),
	...textsOf(
		'is the leap day of a leap year',
		leapYears.map((year) => [`leap-${year}`, `${year}-02-29T10:55:14Z`]),
	),
	...textsOf(
		'is the leap day of a year that has none',
		otherYears.map((year) => [`no-leap-${year}`, `${year}-02-29T10:55:14Z`]),
	),
	...textsOf('is one step from a time of RFC 3339', Object.entries(none)),
};

function timeOn(month: number, day: number): string {
	return `2023-${String(month + 1).padStart(2, '0')}-${day}T10:55:14Z`;
}

function textsOf(says: string, values: [variant: string, value: string][]): Texts {
	return Object.fromEntries(values.map(([variant, value]) => [`calendar-${variant}`, { says: `${says} (${value})`, value }]));
}

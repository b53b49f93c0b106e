/** One rule of the client that is broken on purpose. */
export interface Mutant {
	/** What is wrong with it. */
	readonly name: string;
	/** The file of the package that is changed. */
	readonly file: string;
	/** The text that is replaced; it stands there once. */
	readonly from: string;
	readonly to: string;
	/** The kind of scenarios that notices it. */
	readonly noticedBy: 'REC' | 'SND';
}

/** What the scenarios have to notice, one rule each. */
export const mutants: readonly Mutant[] = [
	sending('408 is not retried', '(408, 429, 502, 503, 504)', '(429, 502, 503, 504)'),
	sending('501 is retried', '(408, 429, 502, 503, 504)', '(408, 429, 501, 502, 503, 504)'),
	sending('500 is retried three times', '_RETRIES_OF_INTERNAL_ERROR = 2', '_RETRIES_OF_INTERNAL_ERROR = 3'),
	sending('500 is retried as often as it may be, though fewer are allowed', 'min(allowed, _RET', 'max(0, _RET'),
	sending('one retry too many', 'if number > _retries_worth', 'if number > 1 + _retries_worth'),
	sending('Retry-After is not heeded', 'min(asked, _LONGEST_RETRY_AFTER_MS)', 'min(asked, 0)'),
	sending('a wait past the deadline is begun', ' or left_ms < 1:', ':'),
	sending('an attempt lasts past the deadline', 'min(policy.timeout_ms, left_ms) / 1000', 'policy.timeout_ms / 1000'),
	sending('only 202 is accepted', '200 <= status <= 299', 'status == 202'),
	sending('each attempt sends other bytes', 'self._body, min(', 'self._body + b" " * number, min('),
	sending('invalid messages are sent', '    if faults:\n        raise', '    if not faults and not body:\n        raise'),
	sending('an error shows the message', 'InvalidMessageError(url, faults)', 'InvalidMessageError(f"{url} {document}", faults)'),
	other('settings', 'the media type names a charset', 'contract.MEDIA_TYPE}', 'contract.MEDIA_TYPE + "; charset=utf-8"}'),
	other('settings', 'the token is sent in another scheme', 'f"Bearer {token}"', 'f"Token {token}"'),
	other('settings', 'four retries unless told otherwise', 'DEFAULT_RETRIES = 3', 'DEFAULT_RETRIES = 4'),
	other('validation', 'a line break after digits is no fault', 'lambda part: r"\\Z" if', 'lambda part: "$" if'),
	other('validation', 'a missing member is named by its parent', 'path=[name])', 'path=[])'),
	other('retry_after', 'seconds of any length are read', '"[0-9]{1,9}"', '"[0-9]+"'),
	other('retry_after', 'dates of Retry-After are not read', 'if date is None or', 'if date is not None or'),
	other('refusal', 'an error shows the answer', 'BadRequestError(url, ', 'BadRequestError(f"{url} {body!r}", '),
	other('exchange', 'a redirect 308 is an unexpected status', '303, 307, 308)', '303, 307)'),
	other('refusal', 'the query of a redirect is told', '.partition(b"?")[0]', ''),
	other('refusal', 'problem documents of others are believed', 'startswith("urn:ivr-activity:problem:")', 'startswith("")'),
	other('exchange', 'too much of an answer is read', 'READABLE_BYTES = 65_536', 'READABLE_BYTES = 655_360'),
	other('exchange', 'a time-out is a network error', 'return self._failed and not self.timed_out', 'return True'),
	other('client', 'redirects are followed', 'follow_redirects=False', 'follow_redirects=True'),
	other('client', 'an answer is read to its end', '                    break\n', '                    continue\n'),
	recording('recording', 'the last end counts', 'self._end = self._end or {', 'self._end = {'),
	recording('recording', 'a clock set back turns the order around', 'max(self._latest, self.reading) if', 'self.reading if'),
	recording('recording', 'visits stay in the order of their telling', 'int(activity["timestamp"]))', '0)'),
	recording('recording', 'a visit after the end is taken', '        if self._end:\n', '        if self._end is None:\n'),
	recording('recording', 'an unset variable is null', '"" if value is None else', 'None if value is None else'),
	recording('recording', 'absent options are null', 'if value is not None or name not in optional}', '}'),
	recording('recording', 'variables are numbers', 'type: str = "String2000"', 'type: str = "Number"'),
	recording(
		'recording',
		'the time of the header is the start',
		'"timestamp": self._clock.reading}',
		'"timestamp": self._clock.start_time}',
	),
	recording(
		'epoch_ms',
		'seconds are made milliseconds',
		'raise InvalidTimeError(f"{name} looks like sec',
		'return value * 1000 or (f"{name} looks like sec',
	),
];

function sending(name: string, from: string, to: string): Mutant {
	return other('sending', name, from, to);
}

function other(file: string, name: string, from: string, to: string): Mutant {
	return { name, file: `${file}.py`, from, to, noticedBy: 'SND' };
}

function recording(file: string, name: string, from: string, to: string): Mutant {
	return { name, file: `${file}.py`, from, to, noticedBy: 'REC' };
}

#!/usr/bin/env php
<?php
// Sends Expertflow CX the message on a call when the call ends on Asterisk. Copy this file into the folder of AGI scripts,
// and extensions.conf beside it into the dialplan. It needs PHP 7.4 or later, and the extension openssl for https.
//
// The target is IVR_TARGET_URL in the environment of Asterisk, or the one below; a bearer token is IVR_TARGET_TOKEN.

declare(strict_types=1);

$target = getenv('IVR_TARGET_URL') ?: 'https://cx.example.com/ccm';
$token = getenv('IVR_TARGET_TOKEN') ?: null;
$sender = ['id' => 'f1370ff7-43fa-496e-9966-e64061d35f5c', 'senderName' => 'MY-IVR', 'type' => 'IVR'];
// One attempt may take as long as the platform's ingress waits itself, 5 s to connect and 10 s to read.
$timeoutS = (float) (getenv('IVR_TIMEOUT_S') ?: 15);
const DEADLINE_S = 60;
// How often each status is worth a retry; 0 is no answer at all.
const RETRIES = [0 => 3, 408 => 3, 429 => 3, 500 => 2, 502 => 3, 503 => 3, 504 => 3];

// Asterisk sends it when the channel is gone, which is just when the message is due.
if (function_exists('pcntl_signal')) {
    pcntl_signal(SIGHUP, SIG_IGN);
}

function readAgiLine(): string
{
    return rtrim((string) fgets(STDIN), "\r\n");
}

/** The text of a channel variable; null when it is not set. */
function channelVariable(string $name): ?string
{
    echo "GET VARIABLE $name\n";
    return preg_match('/^200 result=1 \((.*)\)$/', readAgiLine(), $found) ? $found[1] : null;
}

/** The message on the call that is over. */
function message(array $environment, array $sender): array
{
    $now = (int) floor(microtime(true) * 1000);
    $activities = [];
    foreach (array_filter(explode('/', channelVariable('IVR_VISITS') ?? ''), 'strlen') as $visit) {
        [$menu, $selection, $time] = explode(':', $visit);
        $activities[] = ['menu' => rawurldecode($menu), 'selection' => rawurldecode($selection), 'timestamp' => $time];
    }
    $attributes = [];
    for ($number = 0; $number <= 10; $number++) {
        $value = channelVariable("callVariable$number");
        if ($value !== null) {
            $attributes[] = ['key' => "callVariable$number", 'type' => 'String2000', 'value' => $value];
        }
    }
    $caller = $environment['agi_callerid'] ?? '';
    return [
        'id' => uuid(),
        'header' => [
            'channelData' => [
                // Asterisk says unknown for a withheld number, and an empty one would be refused.
                'channelCustomerIdentifier' => trim($caller) === '' || $caller === 'unknown' ? 'anonymous' : $caller,
                'serviceIdentifier' => channelVariable('IVR_SERVICE'),
                'additionalAttributes' => $attributes,
            ],
            'timestamp' => $now,
            'intent' => 'IVR_AGGREGATED_ACTIVITY',
            // An empty array would become [], which the platform refuses where an object is due.
            'sender' => $sender + ['additionalDetail' => (object) []],
        ],
        'body' => [
            'type' => 'IVR_AGGREGATED_ACTIVITY',
            'callId' => $environment['agi_uniqueid'],
            'startDirection' => 'INBOUND',
            // Who does not transfer the call lets it end here: the caller hung up, or the IVR did.
            'endDirection' => channelVariable('IVR_END') === 'TRANSFER' ? 'TRANSFER' : 'DIALOG_ENDED',
            'startTime' => (int) (channelVariable('IVR_START') ?: $now),
            'endTime' => $now,
            'activities' => $activities,
        ],
    ];
}

function uuid(): string
{
    $bytes = random_bytes(16);
    $bytes[6] = chr(ord($bytes[6]) & 0x0f | 0x40);
    $bytes[8] = chr(ord($bytes[8]) & 0x3f | 0x80);
    return vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split(bin2hex($bytes), 4));
}

/** Sends the same bytes until they are accepted, refused, or not worth another try; 0 is no answer. */
function send(string $url, string $body, array $headers, float $timeoutS): int
{
    $end = microtime(true) + DEADLINE_S;
    for ($attempt = 1; ; $attempt++) {
        [$status, $askedS] = attempt($url, $body, $headers, min($timeoutS, $end - microtime(true)));
        // A random part, so that IVRs which failed together do not come back together.
        $waitS = mt_rand() / mt_getrandmax() * min(10, 0.5 * 2 ** ($attempt - 1)) + min($askedS, 60);
        if ($attempt > (RETRIES[$status] ?? 0) || microtime(true) + $waitS >= $end) {
            return $status;
        }
        usleep((int) ($waitS * 1e6));
    }
}

/** One attempt: the status, and for how many seconds the target asks to wait. */
function attempt(string $url, string $body, array $headers, float $timeoutS): array
{
    $options = [
        'method' => 'POST',
        'header' => $headers,
        'content' => $body,
        'timeout' => $timeoutS,
        'protocol_version' => 1.1,
        // A redirect would carry the caller's data elsewhere, and PHP would follow it with GET.
        'follow_location' => 0,
        'ignore_errors' => true,
    ];
    $answer = @fopen($url, 'rb', false, stream_context_create(['http' => $options]));
    if ($answer === false) {
        return [0, 0];
    }
    $lines = stream_get_meta_data($answer)['wrapper_data'];
    fclose($answer);
    $status = 0;
    $askedS = 0;
    foreach ($lines as $line) {
        if (preg_match('#^HTTP/\S+ (\d{3})#', $line, $found)) {
            $status = (int) $found[1];
        } elseif (preg_match('/^Retry-After:\s*(.+)$/i', $line, $found)) {
            $askedS = ctype_digit(trim($found[1])) ? (int) $found[1] : max(0, (strtotime($found[1]) ?: 0) - time());
        }
    }
    return [$status, $askedS];
}

$environment = [];
while (($line = readAgiLine()) !== '') {
    [$name, $value] = explode(': ', $line, 2) + [1 => ''];
    $environment[$name] = $value;
}
$message = message($environment, $sender);
// A caller's name can be in any encoding, and the call's message must not be lost for it.
$body = json_encode($message, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR);
$headers = ['Content-Type: application/json', 'Connection: close'];
if ($token !== null) {
    $headers[] = "Authorization: Bearer $token";
}
$status = send(rtrim($target, '/') . '/message/receive', $body, $headers, $timeoutS);
echo 'VERBOSE "ivr_activity: message ' . $message['id'] . ' was answered ' . ($status ?: 'nothing') . "\" 1\n";
readAgiLine();
exit($status >= 200 && $status < 300 ? 0 : 1);

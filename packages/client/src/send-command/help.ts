export const help = `ivr-send: sends IVR aggregated activity messages

Usage: ivr-send [options] [file]
       ivr-send [options] --call-id … --customer … --service … --sender-id …
                --sender-name … [--visit …]… [--variable …]… --end …

  file                one message as JSON, or one message per line (NDJSON);
                      - is standard input, which is also read without a file

Where and how:
  --target <url>      the target with its base path, such as
                      https://cx.example.com/ccm; else IVR_TARGET_URL
  --token-file <file> holds the bearer token; else IVR_TARGET_TOKEN
  --retries <n>       tries again after failures that can pass, 3 unless named;
                      a message is given up after 60 s in all
  --timeout-ms <ms>   how long one attempt may take, 15000 unless named
  --resume <file>     keeps what was acknowledged of an NDJSON input, so that it
                      is not sent again; <file>.sent unless named, for standard
                      input none
  --dry-run           sends nothing; prints the request, problems and advice,
                      values included, the token masked
  --json              print one line of JSON per message

A message on one call:
  --call-id, --customer (caller's number), --service (number dialled),
  --sender-id, --sender-name
  --visit <menu[=selection][@ms]>      a menu visited, in order
  --variable <name=value[:type]>       a call variable, String2000 unless typed
  --start-time <ms>                    the first visit's time unless named
  --end <TRANSFER|DIALOG_ENDED[@ms]>   how the call ended; now unless timed
  --id <id>                            of the message, to send one again

  --help, -h          print this text
  --version           print the version

Exit codes: 0 every message was accepted, 1 one was refused, 2 wrong usage or a
file that cannot be read or written, 3 given up: the same later can succeed,
130 interrupted.
`;

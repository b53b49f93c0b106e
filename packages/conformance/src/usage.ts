/** What `--help` prints. */
export const help = `ivr-conformance judges receivers and senders of Expertflow CX IVR activity messages.

  ivr-conformance run --target URL [options]          judges a receiver
  ivr-conformance certify --command TEXT [options]    starts a sender once per scenario and judges it
  ivr-conformance listen --port N [options]           judges what a running sender sends
  ivr-conformance replay --command TEXT [options]     compares what a client does with what the others do

run, certify and listen
  --profile NAME        strict (default) or tolerant: the profile that the receiver claims to follow, or that the
                        messages of the sender are judged by
  --only LIST           these cases or checks alone: ids, areas or globs, such as HDR-013,TXT,BDY-0* or BHV-008,REQ
  --skip LIST           leave these out
  --fail-on LEVEL       must (default) or should: which failures decide the exit code
  --reporter NAME       pretty (default), json, junit, html or markdown; repeatable
  --output FILE         where the reporter before it writes; standard output without it
  --help, --version     this text; the version

run: what to judge
  --target URL          the receiver with its base path, such as https://cx.example.com/ccm (or IVR_TARGET_URL)
  --baseline FILE       failures that are expected; one that does not happen any more is a failure itself
  --write-baseline      write what fails now into that file
  --fuzz N              send N messages besides that are generated from the schema, to a loopback address alone
  --dry-run             list what would be sent and send nothing
  --config FILE         a configuration file; without it, ivr-conformance.json where the command is run

run: how to send it
  --timeout-ms N        how long one answer may take; default 10000
  --concurrency N       how many requests are under way at a time; default 4
  --rate N              how many requests are sent in a second at most
  --seed N              shuffle the order and generate messages, always in the same way for the same number
  --token-file FILE     a bearer token to send (or IVR_TARGET_TOKEN)
  --header 'NAME: VALUE'  a header field to send with every request; repeatable
  --ca FILE             CA certificates (PEM) to believe in place of the usual ones
  --insecure            believe every certificate

run: what may be stored
  --allow-writes        send what may be stored to another machine too; needs the two below
  --customer NUMBER     the test caller that such messages are about
  --service NUMBER      the test service that they are about

Only what the vendor's model refuses is sent to an address that is not a loopback address, unless writes are allowed.
A tunnel or port forward makes another machine look like loopback: it gets every case, unless --only names harmless ones.
A flag goes before the environment, the environment before the configuration file.

certify
  --command TEXT        a command of the shell, such as "lua hangup.lua": it sends one message to IVR_TARGET_URL, which is
                        set for it, and ends
  --concurrency N       how many scenarios are played at a time; default 1
  --show-output         print what the command prints, which may be personal data

listen
  --port N              where to listen; 0 for any free port
  --host NAME           the address to listen at; default 127.0.0.1
  --idle-ms N           end when no request came for so long; without it, when every scenario was played, or with Ctrl-C

certify and listen
  --timeout-ms N        how long the sender may take for one scenario; default 60000
  --show-messages       show messages as they are, control characters as \\u001b; without it, personal data and unknown
                        members are masked

replay
  --command TEXT        a command of the shell: the driver of a client, a program that the README describes. It reads scenarios
                        from standard input, one a line, and writes what the client did, one line of JSON for each
  --only LIST           these scenarios alone: ids or the beginning of ids, such as REC,SND-014
  --reporter NAME       pretty (default) or json
  --timeout-ms N        how long the driver may take for one scenario, its start included; default 60000

Exit codes: 0 pass, 1 a MUST failed (or a SHOULD, with --fail-on should), or the baseline is stale, 2 wrong usage or
configuration, 3 the target was not reachable or stopped answering, the sender or the driver could not be started or sent nothing
to a judge that listened, the judge was stopped (Ctrl-C ends and reports, once more ends at once), could not write its reports,
or failed itself.
`;

package ivractivity

import (
	"net/http"
	"testing"
	"time"
)

func TestBackoffIsARandomPartOfADoublingTime(t *testing.T) {
	for failed, most := range map[int]time.Duration{
		1: 500 * time.Millisecond, 2: time.Second, 3: 2 * time.Second, 5: 8 * time.Second, 6: 10 * time.Second, 100: 10 * time.Second,
	} {
		longest, shortest := time.Duration(0), most
		for i := 0; i < 1000; i++ {
			wait := waitBeforeRetry(nil, failed)
			longest, shortest = max(longest, wait), min(shortest, wait)
		}
		if longest > most || longest < most*9/10 || shortest > most/10 {
			t.Errorf("after %d failures the wait is from %s to %s", failed, shortest, longest)
		}
	}
}

func TestRetryAfterIsAddedUpToAMinute(t *testing.T) {
	for header, asked := range map[string]time.Duration{"7": 7 * time.Second, "3600": time.Minute, "0": 0} {
		wait := waitBeforeRetry(&answer{header: http.Header{"Retry-After": {header}}}, 1)
		if wait < asked || wait > asked+500*time.Millisecond {
			t.Errorf("after %s the wait is %s", header, wait)
		}
	}
}

func TestRetryAfterIsSecondsOrADate(t *testing.T) {
	now := time.Date(2023, 4, 5, 10, 0, 0, 0, time.UTC)
	for header, due := range map[string]time.Duration{
		"0": 0, " 120 ": 2 * time.Minute, "999999999": 999999999 * time.Second,
		"Wed, 05 Apr 2023 10:00:30 GMT": 30 * time.Second, "Wed, 05 Apr 2023 09:00:00 GMT": 0,
	} {
		if read := retryAfter(header, now); read == nil || *read != due {
			t.Errorf("%q is %v", header, read)
		}
	}
	for _, header := range []string{
		"", "soon", "-1", "1.5", "1e3", "0x10", "1_000", "1234567890", "120, 60", "Wednesday, 05-Apr-23 10:00:30 GMT",
		"Wed, 05 Apr 2023 10:00:30 CET", "Wed, 5 Apr 2023 10:00:30 GMT", "Wed, 05 Apr 2023 10:00:30 GMT+1", "2023-04-05T10:00:30Z",
	} {
		if read := retryAfter(header, now); read != nil {
			t.Errorf("%q is %s", header, *read)
		}
	}
}

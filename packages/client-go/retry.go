package ivractivity

import (
	"context"
	"errors"
	"math/rand"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	// The longest wait before the first retry; doubled for each one after it.
	firstBackoff = 500 * time.Millisecond
	// The longest wait of the client's own choice.
	longestBackoff = 10 * time.Second
	// The longest wait that a target can ask for.
	longestRetryAfter = time.Minute
	// An internal error can be about this very message, so that it gets fewer chances than one of the network.
	retriesOfInternalError = 2
)

// sendWithRetries makes attempts until one succeeds, its failure cannot pass, or retries or time are used up. A wait that
// would last past the deadline is not begun.
func (c *Client) sendWithRetries(ctx context.Context, id string, body []byte) (Result, error) {
	s := c.settings
	end := time.Now().Add(s.deadline)
	left := s.deadline
	for number := 1; ; number++ {
		attempt := Attempt{Number: number, MessageID: id, URL: c.url}
		callHook(s.hooks.OnAttempt, attempt)
		answer, err := c.attempt(ctx, body, min(s.timeout, left))
		if err == nil && answer.status >= 200 && answer.status <= 299 {
			return Result{Status: answer.status, Attempts: number}, nil
		}
		if err == nil {
			err = refusal(c.url, answer)
		}
		var failed SendError
		if !errors.As(err, &failed) {
			return Result{}, err
		}
		wait := waitBeforeRetry(answer, number)
		left = time.Until(end) - wait
		if number > retriesWorth(failed, s.retries) || left < time.Millisecond {
			callHook(s.hooks.OnGiveUp, LastAttempt{attempt, err})
			return Result{}, err
		}
		callHook(s.hooks.OnRetry, RetriedAttempt{attempt, err, wait})
		if err := pause(ctx, wait); err != nil {
			return Result{}, err
		}
	}
}

// retriesWorth is how many retries the failure is worth, of those that are allowed.
func retriesWorth(failed SendError, allowed int) int {
	switch failed := failed.(type) {
	case *TimeoutError:
		return allowed
	case *NetworkError:
		if failed.MayPass() {
			return allowed
		}
	case AnswerError:
		switch failed.StatusCode() {
		case http.StatusInternalServerError:
			return min(allowed, retriesOfInternalError)
		case http.StatusRequestTimeout, http.StatusTooManyRequests,
			http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			return allowed
		}
	}
	return 0
}

// waitBeforeRetry is exponential with full jitter, so that many IVRs that failed together do not come back together, and
// later by what the target asks for in Retry-After.
func waitBeforeRetry(answer *answer, failed int) time.Duration {
	// Shifted at most so far that it cannot overflow: it is past the longest wait by then.
	backoff := min(longestBackoff, firstBackoff<<min(failed-1, 10))
	wait := time.Duration(rand.Float64() * float64(backoff))
	if answer != nil {
		if asked := answer.retryAfter(time.Now()); asked != nil {
			wait += min(*asked, longestRetryAfter)
		}
	}
	return wait
}

func pause(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

var (
	wholeSeconds = regexp.MustCompile(`^[0-9]{1,9}$`)
	httpDate     = regexp.MustCompile(`^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT$`)
)

// retryAfter is the wait that a Retry-After header asks for: seconds or an HTTP date (RFC 9110, 10.2.3). Nil when it is
// absent or neither, 0 for a date in the past.
func retryAfter(header string, now time.Time) *time.Duration {
	value := strings.TrimSpace(header)
	if wholeSeconds.MatchString(value) {
		seconds, _ := strconv.Atoi(value)
		wait := time.Duration(seconds) * time.Second
		return &wait
	}
	date, err := time.Parse(http.TimeFormat, value)
	if err != nil || !httpDate.MatchString(value) {
		return nil
	}
	wait := max(0, date.Sub(now))
	return &wait
}

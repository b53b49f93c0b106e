package ivractivity

import (
	"math"
	"net/http"
	"strconv"
	"time"
)

const (
	defaultRetries = 3
	mostRetries    = 100
	// What timers of the other languages can wait at most, so that a setting means the same everywhere.
	longestTimeout = math.MaxInt32 * time.Millisecond
)

// Option sets up a Client.
type Option func(*settings)

type settings struct {
	// A pointer: what one points at is not shown when a client is printed.
	token      *string
	retries    int
	timeout    time.Duration
	deadline   time.Duration
	hooks      Hooks
	httpClient *http.Client
}

// WithToken sends a bearer token in the Authorization header. It is shown nowhere.
func WithToken(token string) Option {
	return func(s *settings) { s.token = &token }
}

// WithRetries says how often a message is tried again when its failure can pass, from 0 (never) to 100. 3 without it.
func WithRetries(retries int) Option {
	return func(s *settings) { s.retries = retries }
}

// WithTimeout says how long one attempt may take, the answer included. 15 seconds without it.
func WithTimeout(timeout time.Duration) Option {
	return func(s *settings) { s.timeout = timeout }
}

// WithDeadline says how long one send may take, all attempts and waits included. 60 seconds without it.
func WithDeadline(deadline time.Duration) Option {
	return func(s *settings) { s.deadline = deadline }
}

// WithHooks tells of attempts, retries and the last failure.
func WithHooks(hooks Hooks) Option {
	return func(s *settings) { s.hooks = hooks }
}

// WithHTTPClient sends through this client, for a certificate authority, a client certificate, a proxy or kept connections.
// It is copied; redirects are refused whatever it says about them.
//
// Without it each attempt has a connection of its own, because net/http logs what a target sends after its answer on one that
// is kept.
func WithHTTPClient(client *http.Client) Option {
	return func(s *settings) { s.httpClient = client }
}

// OptionError says that a client cannot be made with an option. It does not repeat the option's value.
type OptionError struct {
	// Option is its name, such as baseURL or WithRetries.
	Option string
	// Due is what it has to be.
	Due string
}

func (e *OptionError) Error() string {
	return "ivractivity: " + e.Option + " " + e.Due + "."
}

func settingsOf(options []Option) (settings, error) {
	s := settings{
		retries: defaultRetries,
		// Longer than the ingress itself waits for the service behind it, so that its answer is not missed.
		timeout: ingressTimeout(),
		// The first attempt and every retry of it can time out before the deadline does.
		deadline: (defaultRetries + 1) * ingressTimeout(),
	}
	for _, option := range options {
		option(&s)
	}
	return s, s.check()
}

func (s *settings) check() error {
	if s.token != nil && !isVisibleASCII(*s.token) {
		return &OptionError{"WithToken", "must be given one word of visible ASCII characters, without spaces and line breaks"}
	}
	if s.retries < 0 || s.retries > mostRetries {
		return &OptionError{"WithRetries", "must be given a number from 0 to " + strconv.Itoa(mostRetries)}
	}
	if !isTimeout(s.timeout) {
		return &OptionError{"WithTimeout", "must be given a time from 1ms to " + longestTimeout.String()}
	}
	if !isTimeout(s.deadline) {
		return &OptionError{"WithDeadline", "must be given a time from 1ms to " + longestTimeout.String()}
	}
	return nil
}

func isTimeout(timeout time.Duration) bool {
	return timeout >= time.Millisecond && timeout <= longestTimeout
}

func isVisibleASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < '!' || text[i] > '~' {
			return false
		}
	}
	return text != ""
}

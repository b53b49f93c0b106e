package ivractivity

import (
	"context"
	"net/http"

	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

// Client sends messages to one target. It may be used by several goroutines at once.
type Client struct {
	url        string
	httpClient *http.Client
	settings   settings
}

// Result is what became of an accepted message.
type Result struct {
	// Status is the HTTP status, a 2xx. 202 means that the message is queued, not that a report will show it.
	Status int
	// Attempts is how often the message was sent, 1 or more.
	Attempts int
}

// New makes a client for one target. The base URL includes the target's base path, such as https://cx.example.com/ccm;
// /message/receive is appended to it.
//
// A wrong base URL or option is an *OptionError.
func New(baseURL string, options ...Option) (*Client, error) {
	address, err := endpointOf(baseURL)
	if err != nil {
		return nil, err
	}
	s, err := settingsOf(options)
	if err != nil {
		return nil, err
	}
	return &Client{url: address, httpClient: unredirected(s.httpClient), settings: s}, nil
}

// Send sends one message. Every attempt sends the same bytes with the same id.
//
// Tried again are time-outs, network errors and the statuses 408, 429, 500 (twice at most), 502, 503 and 504. The error
// is that of the last attempt: *InvalidMessageError (nothing was sent), *BadRequestError, *AuthorizationError,
// *BodyTooLargeError, *UnsupportedMediaTypeError, *TooManyRequestsError, *RedirectError, *UnexpectedStatusError,
// *TimeoutError or *NetworkError. When ctx ends before an answer came, it is ctx.Err().
func (c *Client) Send(ctx context.Context, message models.IvrAggregatedActivity) (Result, error) {
	text, value, fault := modelText(message)
	if fault != nil {
		return Result{}, &InvalidMessageError{URL: c.url, Errors: []ValidationError{*fault}}
	}
	return c.judgeAndSend(ctx, text, value)
}

// SendJSON sends a message that is JSON text already, byte by byte as it is, and otherwise as Send does. Text that is not
// JSON in UTF-8 is an *InvalidMessageError.
func (c *Client) SendJSON(ctx context.Context, text []byte) (Result, error) {
	// The caller may change its bytes while the message waits for a retry.
	text = append([]byte(nil), text...)
	value, fault := parseText(text)
	if fault != nil {
		return Result{}, &InvalidMessageError{URL: c.url, Errors: []ValidationError{*fault}}
	}
	return c.judgeAndSend(ctx, text, value)
}

func (c *Client) judgeAndSend(ctx context.Context, text []byte, value any) (Result, error) {
	if faults := faultsOf(value); len(faults) > 0 {
		return Result{}, &InvalidMessageError{URL: c.url, Errors: faults}
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	id, _ := at(value, "id").(string)
	return c.sendWithRetries(ctx, id, text)
}

package ivractivity

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"time"
)

// readableBytes is how much of an answer is read: enough for every problem document, too little to fill the memory.
const readableBytes = 64 << 10

// refusedLocation holds what was in the Location header of a redirect. Its spelling is none that a server's header can have.
const refusedLocation = "refused location"

// answer is an answer whose body has been read up to its bound.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a *answer) location() string {
	return strings.Join(a.header[refusedLocation], ", ")
}

func (a *answer) retryAfter(now time.Time) *time.Duration {
	return retryAfter(strings.Join(a.header.Values("Retry-After"), ", "), now)
}

// unredirected is a copy of the client that follows no redirect, or one with connections of its own.
func unredirected(given *http.Client) *http.Client {
	client := http.Client{Transport: ownTransport()}
	if given != nil {
		client = *given
	}
	if client.Transport == nil {
		client.Transport = http.DefaultTransport
	}
	client.Transport = withoutLocation{client.Transport}
	return &client
}

func ownTransport() http.RoundTripper {
	shared, isTransport := http.DefaultTransport.(*http.Transport)
	if !isTransport {
		return http.DefaultTransport
	}
	transport := shared.Clone()
	transport.MaxResponseHeaderBytes = readableBytes
	// net/http logs what a target sends on a connection that is kept: it can repeat what the caller said.
	transport.DisableKeepAlives = true
	return transport
}

// withoutLocation hides where a redirect points from http.Client. A CheckRedirect that refuses would come too late: a Location
// that cannot be read is an error before it, which hides the status.
type withoutLocation struct{ transport http.RoundTripper }

func (w withoutLocation) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := w.transport.RoundTrip(request)
	if err == nil {
		response.Header = response.Header.Clone()
		response.Header[refusedLocation] = response.Header.Values("Location")
		response.Header.Del("Location")
	}
	return response, err
}

// attempt sends the message once. The error is a SendError, or that of ctx when it has ended.
func (c *Client) attempt(ctx context.Context, body []byte, timeout time.Duration) (*answer, error) {
	limited, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	request, err := http.NewRequestWithContext(limited, operation.Method, c.url, bytes.NewReader(body))
	if err != nil {
		return nil, &NetworkError{URL: c.url}
	}
	request.Header.Set("Content-Type", operation.MediaType)
	// Otherwise net/http asks for gzip, and what it unpacks has no bound.
	request.Header.Set("Accept-Encoding", "identity")
	if token := c.settings.token; token != nil {
		request.Header.Set("Authorization", "Bearer "+*token)
	}
	begun := time.Now()
	response, err := c.httpClient.Do(request)
	if err != nil {
		return nil, c.failure(ctx, limited, err, timeout, time.Since(begun))
	}
	defer response.Body.Close()
	// The status has decided already what became of the message: a body that is late, endless or cut off changes nothing.
	text, _ := io.ReadAll(io.LimitReader(response.Body, readableBytes))
	return &answer{status: response.StatusCode, header: response.Header, body: text}, nil
}

// failure is why there was no answer, without anything of what net/http said.
func (c *Client) failure(ctx, limited context.Context, err error, timeout, elapsed time.Duration) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if limited.Err() != nil {
		return &TimeoutError{URL: c.url, After: timeout}
	}
	var timed interface{ Timeout() bool }
	var errno syscall.Errno
	if errors.As(err, &timed) && timed.Timeout() && !errors.As(err, &errno) {
		return &TimeoutError{URL: c.url, After: elapsed.Round(time.Millisecond)}
	}
	return &NetworkError{URL: c.url, Code: networkCode(err)}
}

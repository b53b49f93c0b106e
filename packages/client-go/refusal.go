package ivractivity

import (
	"encoding/json"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// refusal is the error for an answer that is not a 2xx.
func refusal(address string, answer *answer) AnswerError {
	answered := Answered{URL: address, Status: answer.status}
	switch answer.status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return &RedirectError{answered, locationOf(address, answer.location())}
	case http.StatusBadRequest:
		return &BadRequestError{answered, problemErrors(answer)}
	case http.StatusUnauthorized, http.StatusForbidden:
		return &AuthorizationError{answered}
	case http.StatusRequestEntityTooLarge:
		return &BodyTooLargeError{answered}
	case http.StatusUnsupportedMediaType:
		return &UnsupportedMediaTypeError{answered}
	case http.StatusTooManyRequests:
		return &TooManyRequestsError{answered, answer.retryAfter(time.Now())}
	default:
		return &UnexpectedStatusError{answered}
	}
}

// locationOf leaves out query and credentials: a login page's address often holds a secret.
func locationOf(address, location string) string {
	base, err := url.Parse(address)
	if err != nil || location == "" {
		return ""
	}
	target, err := base.Parse(location)
	if err != nil || target.Host == "" || (target.Scheme != "http" && target.Scheme != "https") {
		return ""
	}
	path := target.EscapedPath()
	if path == "" {
		path = "/"
	}
	return originOf(target) + path
}

// problemErrors is the errors of a problem document (RFC 9457) as this contract's receivers answer it; none for any other
// body, because only those promise not to repeat values of the message.
func problemErrors(answer *answer) []ValidationError {
	mediaType, _, _ := mime.ParseMediaType(answer.header.Get("Content-Type"))
	var problem struct {
		Type   any
		Errors []json.RawMessage
	}
	if mediaType != "application/problem+json" || json.Unmarshal(answer.body, &problem) != nil {
		return nil
	}
	if problemType, _ := problem.Type.(string); !strings.HasPrefix(problemType, "urn:ivr-activity:problem:") {
		return nil
	}
	var errors []ValidationError
	for _, text := range problem.Errors {
		var read struct{ Pointer, Code, Message *string }
		if json.Unmarshal(text, &read) != nil || read.Pointer == nil || read.Code == nil || read.Message == nil {
			continue
		}
		errors = append(errors, ValidationError{*read.Pointer, *read.Code, *read.Message})
	}
	return errors[:min(len(errors), operation.MaxErrors)]
}

package ivractivity

import (
	"fmt"
	"net/http"
	"time"
)

// AnswerError is what all errors have in common for which the target answered. Find it with errors.As.
type AnswerError interface {
	SendError
	// StatusCode is the HTTP status of the answer.
	StatusCode() int
}

// Answered is what an error tells of an answer.
type Answered struct {
	// URL is the address that the message was for. It holds no credentials and no query.
	URL string
	// Status is the HTTP status of the answer.
	Status int
}

// TargetURL is the address that the message was for.
func (a Answered) TargetURL() string { return a.URL }

// StatusCode is the HTTP status of the answer.
func (a Answered) StatusCode() int { return a.Status }

func (a Answered) text(meaning string) string {
	return fmt.Sprintf("ivractivity: %s answered %d: %s", a.URL, a.Status, meaning)
}

// BadRequestError is a 400: the target does not find the message valid. The same message will not be accepted later.
type BadRequestError struct {
	Answered
	// Errors is what the target found wrong; empty when it does not say so as a problem document (RFC 9457) of this contract.
	Errors []ValidationError
}

func (e *BadRequestError) Error() string {
	if len(e.Errors) == 0 {
		return e.text("the message is not valid. It does not say why in a form that is safe to repeat here.")
	}
	return e.text("the message is not valid. It says:" + errorList(e.Errors))
}

// AuthorizationError is a 401 or 403: the target wants a token, or does not accept this one.
type AuthorizationError struct{ Answered }

func (e *AuthorizationError) Error() string {
	if e.Status == http.StatusUnauthorized {
		return e.text("a valid bearer token is missing.")
	}
	return e.text("the token does not allow to send messages.")
}

// BodyTooLargeError is a 413: the message is larger than the target accepts.
type BodyTooLargeError struct{ Answered }

func (e *BodyTooLargeError) Error() string {
	return e.text("the message is larger than it accepts. Send fewer activities or variables.")
}

// UnsupportedMediaTypeError is a 415: the target does not take JSON at this address, which is probably another service's.
type UnsupportedMediaTypeError struct{ Answered }

func (e *UnsupportedMediaTypeError) Error() string {
	return e.text("it does not take JSON here. Check that the base URL is that of Expertflow CX.")
}

// TooManyRequestsError is a 429: the target asks to send less often.
type TooManyRequestsError struct {
	Answered
	// RetryAfter is how long the target asks to wait; nil when it does not say so readably.
	RetryAfter *time.Duration
}

func (e *TooManyRequestsError) Error() string {
	if e.RetryAfter == nil {
		return e.text("too many requests. Wait before sending again.")
	}
	return e.text(fmt.Sprintf("too many requests. Send again in %s.", *e.RetryAfter))
}

// RedirectError says that the target redirects. The message was not sent on: it holds personal data, and a redirect can turn
// POST into GET.
type RedirectError struct {
	Answered
	// Location is where it points, without query and credentials; empty when that is not readable.
	Location string
}

func (e *RedirectError) Error() string {
	to := ""
	if e.Location != "" {
		to = " to " + e.Location
	}
	return fmt.Sprintf("ivractivity: %s redirects%s, which is refused. Set the base URL to the address that answers itself.", e.URL, to)
}

// UnexpectedStatusError is any other status, such as 404 from a wrong base URL or 503 from an ingress without a service behind it.
type UnexpectedStatusError struct{ Answered }

func (e *UnexpectedStatusError) Error() string {
	switch {
	case e.Status == http.StatusNotFound:
		return e.text("nothing is there. Check the path of the base URL: /ccm behind the ingress, none inside the cluster.")
	case e.Status >= http.StatusInternalServerError:
		return e.text("it could not process the message. Send it again later with the same id.")
	default:
		return e.text("the message was not accepted.")
	}
}

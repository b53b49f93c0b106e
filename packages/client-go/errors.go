package ivractivity

import (
	"fmt"
	"strings"
	"time"
)

// SendError is what all errors of a send have in common, save the end of the caller's own context: the message was not
// accepted, or nobody knows whether it was. Find it with errors.As.
//
// Left out on purpose, because errors end up in logs: the message and every value in it, the token, the body of the answer,
// and what net/http said (it can hold any of them).
type SendError interface {
	error
	// TargetURL is the address that the message was for. It holds no credentials and no query.
	TargetURL() string
}

// InvalidMessageError says that the message breaks the contract. Nothing was sent.
type InvalidMessageError struct {
	// URL is the address that the message was for. It holds no credentials and no query.
	URL string
	// Errors is what is wrong, and where, by pointer and code.
	Errors []ValidationError
}

func (e *InvalidMessageError) Error() string {
	return "ivractivity: the message was not sent, because it breaks the contract:" + errorList(e.Errors)
}

// TargetURL is the address that the message was for.
func (e *InvalidMessageError) TargetURL() string { return e.URL }

// TimeoutError says that the target did not answer in time. Whether it received the message is not known.
type TimeoutError struct {
	// URL is the address that the message was for. It holds no credentials and no query.
	URL string
	// After is how long the client waited.
	After time.Duration
}

func (e *TimeoutError) Error() string {
	return fmt.Sprintf("ivractivity: %s did not answer within %s. It may have received the message: to send again, keep the id.", e.URL, e.After)
}

// TargetURL is the address that the message was for.
func (e *TimeoutError) TargetURL() string { return e.URL }

// Timeout is always true.
func (e *TimeoutError) Timeout() bool { return true }

// NetworkError says that no complete answer came: no connection, no trust in the certificate, a reset. Whether the message
// arrived is not known.
type NetworkError struct {
	// URL is the address that the message was for. It holds no credentials and no query.
	URL string
	// Code is such as ECONNREFUSED or CERT_UNKNOWN_AUTHORITY; empty when there is none.
	Code string
}

func (e *NetworkError) Error() string {
	code := ""
	if e.Code != "" {
		code = " (" + e.Code + ")"
	}
	return fmt.Sprintf("ivractivity: %s gave no answer%s. %s", e.URL, code, e.advice())
}

// TargetURL is the address that the message was for.
func (e *NetworkError) TargetURL() string { return e.URL }

// MayPass tells whether it can be over later. A certificate that is not trusted stays so.
func (e *NetworkError) MayPass() bool { return !strings.HasPrefix(e.Code, certificateCodes) }

func (e *NetworkError) advice() string {
	switch {
	case e.Code == "ECONNREFUSED":
		return "Nothing listens there: check host and port of the base URL."
	case e.Code == "ENOTFOUND", e.Code == "EAI_AGAIN":
		return "The host name is not known: check it and the DNS."
	case !e.MayPass():
		return "The certificates of the two do not fit: give a client that trusts the target's authority with WithHTTPClient."
	default:
		return "The message may have arrived: to send again, keep the id."
	}
}

// listedErrors is how many errors a text shows.
const listedErrors = 10

func errorList(errors []ValidationError) string {
	var list strings.Builder
	for _, e := range errors[:min(len(errors), listedErrors)] {
		where := e.Pointer
		if where == "" {
			where = "the message"
		}
		list.WriteString("\n  " + where + " " + e.Message)
	}
	if more := len(errors) - listedErrors; more > 0 {
		fmt.Fprintf(&list, "\n  and %d more", more)
	}
	return list.String()
}

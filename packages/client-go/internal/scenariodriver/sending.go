package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"sort"
	"time"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
)

// sending is a message that is sent to a target of its own.
type sending struct {
	Target string
	Client struct {
		Retries    *int
		TimeoutMs  *int64
		DeadlineMs *int64
		Token      *string
	}
	Message json.RawMessage
}

type fault struct {
	Pointer string `json:"pointer"`
	Code    string `json:"code"`
}

type outcome struct {
	Outcome      string   `json:"outcome"`
	Status       int      `json:"status,omitempty"`
	Attempts     int      `json:"attempts"`
	Errors       *[]fault `json:"errors,omitempty"`
	RetryAfterMs *int64   `json:"retryAfterMs,omitempty"`
	Location     string   `json:"location,omitempty"`
}

func (s sending) play() any {
	attempts := 0
	hooks := ivractivity.Hooks{OnAttempt: func(ivractivity.Attempt) { attempts++ }}
	client, err := ivractivity.New(s.Target, append(s.options(), ivractivity.WithHooks(hooks))...)
	if err != nil {
		log.Fatal(err)
	}
	result, err := client.SendJSON(context.Background(), s.Message)
	if err != nil {
		// What an error or a client shows of the message or the token would be found there.
		fmt.Fprintf(os.Stderr, "%v\n%+v\n%#v\n%+v\n%#v\n", err, err, err, client, client)
	}
	told := outcomeOf(result, err)
	told.Attempts = attempts
	return told
}

func (s sending) options() []ivractivity.Option {
	var options []ivractivity.Option
	if s.Client.Retries != nil {
		options = append(options, ivractivity.WithRetries(*s.Client.Retries))
	}
	if s.Client.TimeoutMs != nil {
		options = append(options, ivractivity.WithTimeout(time.Duration(*s.Client.TimeoutMs)*time.Millisecond))
	}
	if s.Client.DeadlineMs != nil {
		options = append(options, ivractivity.WithDeadline(time.Duration(*s.Client.DeadlineMs)*time.Millisecond))
	}
	if s.Client.Token != nil {
		options = append(options, ivractivity.WithToken(*s.Client.Token))
	}
	return options
}

func outcomeOf(result ivractivity.Result, err error) outcome {
	if err == nil {
		return outcome{Outcome: "accepted", Status: result.Status}
	}
	var told outcome
	var answered ivractivity.AnswerError
	if errors.As(err, &answered) {
		told.Status = answered.StatusCode()
	}
	switch failed := err.(type) {
	case *ivractivity.InvalidMessageError:
		told.Outcome, told.Errors = "invalid", faultsOf(failed.Errors)
	case *ivractivity.BadRequestError:
		told.Outcome, told.Errors = "badRequest", faultsOf(failed.Errors)
	case *ivractivity.AuthorizationError:
		told.Outcome = "unauthorized"
	case *ivractivity.BodyTooLargeError:
		told.Outcome = "tooLarge"
	case *ivractivity.UnsupportedMediaTypeError:
		told.Outcome = "unsupportedMediaType"
	case *ivractivity.TooManyRequestsError:
		told.Outcome = "tooManyRequests"
		if failed.RetryAfter != nil {
			wait := failed.RetryAfter.Milliseconds()
			told.RetryAfterMs = &wait
		}
	case *ivractivity.RedirectError:
		told.Outcome, told.Location = "redirect", failed.Location
	case *ivractivity.UnexpectedStatusError:
		told.Outcome = "unexpectedStatus"
	case *ivractivity.TimeoutError:
		told.Outcome = "timeout"
	case *ivractivity.NetworkError:
		told.Outcome = "network"
	default:
		log.Fatal("the client failed in a way that it does not document")
	}
	return told
}

func faultsOf(errors []ivractivity.ValidationError) *[]fault {
	faults := make([]fault, len(errors))
	for i, e := range errors {
		faults[i] = fault{e.Pointer, e.Code}
	}
	sort.Slice(faults, func(i, j int) bool {
		if faults[i].Pointer != faults[j].Pointer {
			return faults[i].Pointer < faults[j].Pointer
		}
		return faults[i].Code < faults[j].Code
	})
	return &faults
}

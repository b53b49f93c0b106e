package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"time"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

// recording is a call that is told step by step.
type recording struct {
	MessageID string `json:"messageId"`
	Now       int64
	Call      call
	Steps     []step
}

type call struct {
	CallID   string `json:"callId"`
	Customer string
	Service  string
	Sender   struct {
		ID               string `json:"id"`
		SenderName       string
		AdditionalDetail map[string]any
	}
	StartDirection    string
	StartTime         moment
	Leg               *string
	RequestPriority   *int64
	CustomerFirstName *string
	CustomerLastName  *string
}

type step struct {
	Now   int64
	Visit *struct {
		Menu      string
		Selection string
		Metadata  map[string]any
		Time      moment
	}
	Variable *struct {
		Name  string
		Value any
		Type  string
	}
	End *struct {
		Direction string
		Time      moment
	}
}

// moment is a time as a scenario tells it: a number or text.
type moment struct{ ivractivity.Time }

func (m *moment) UnmarshalJSON(text []byte) error {
	if bytes.HasPrefix(text, []byte(`"`)) {
		var digits string
		if err := json.Unmarshal(text, &digits); err != nil {
			return err
		}
		m.Time = ivractivity.Digits(digits)
		return nil
	}
	number, err := strconv.ParseFloat(string(text), 64)
	m.Time = ivractivity.Milliseconds(int64(math.Floor(number)))
	return err
}

type refused struct {
	Refused struct {
		Step   any    `json:"step"`
		Reason string `json:"reason"`
	} `json:"refused"`
}

type recorded struct {
	Message models.IvrAggregatedActivity `json:"message"`
}

func (r recording) play() any {
	clock := r.Now
	recorder, err := ivractivity.RecordCall(r.options(func() time.Time { return time.UnixMilli(clock) }))
	if err != nil {
		return refusalAt("call", err)
	}
	for number, step := range r.Steps {
		clock = step.Now
		if err := step.record(recorder); err != nil {
			return refusalAt(number, err)
		}
	}
	return recorded{recorder.Message()}
}

func (r recording) options(now func() time.Time) ivractivity.CallOptions {
	c := r.Call
	return ivractivity.CallOptions{
		CallID:   c.CallID,
		Customer: c.Customer,
		Service:  c.Service,
		Sender: ivractivity.CallSender{
			ID:               c.Sender.ID,
			SenderName:       c.Sender.SenderName,
			AdditionalDetail: c.Sender.AdditionalDetail,
		},
		StartDirection:    ivractivity.StartDirection(c.StartDirection),
		StartTime:         c.StartTime.Time,
		Leg:               c.Leg,
		RequestPriority:   c.RequestPriority,
		CustomerFirstName: c.CustomerFirstName,
		CustomerLastName:  c.CustomerLastName,
		Now:               now,
		NewID:             func() string { return r.MessageID },
	}
}

func (s step) record(recorder *ivractivity.CallRecorder) error {
	switch {
	case s.Visit != nil:
		v := s.Visit
		return recorder.AddVisit(ivractivity.Visit{Menu: v.Menu, Selection: v.Selection, Metadata: v.Metadata, Time: v.Time.Time})
	case s.Variable != nil:
		v := s.Variable
		return recorder.AddVariable(ivractivity.Variable{Name: v.Name, Value: v.Value, Type: ivractivity.VariableType(v.Type)})
	default:
		return recorder.EndAt(ivractivity.EndDirection(s.End.Direction), s.End.Time.Time)
	}
}

func refusalAt(step any, err error) refused {
	var answer refused
	var wrongTime *ivractivity.TimeError
	answer.Refused.Step = step
	switch {
	case errors.As(err, &wrongTime):
		answer.Refused.Reason = "time"
	case errors.Is(err, ivractivity.ErrCallEnded):
		answer.Refused.Reason = "ended"
	default:
		answer.Refused.Reason = "value"
	}
	return answer
}

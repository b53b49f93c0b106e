package ivractivity_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

// record begins a call; what is not told is filled in.
func record(t *testing.T, options ivractivity.CallOptions) *ivractivity.CallRecorder {
	t.Helper()
	recorder, err := ivractivity.RecordCall(complete(options))
	if err != nil {
		t.Fatal(err)
	}
	return recorder
}

func complete(options ivractivity.CallOptions) ivractivity.CallOptions {
	if options.CallID == "" {
		options.CallID = "1234"
	}
	if options.Customer == "" {
		options.Customer = "5550188"
	}
	if options.Service == "" {
		options.Service = "1218"
	}
	if options.Sender.ID == "" {
		options.Sender.ID, options.Sender.SenderName = "ivr-1", "MY-IVR"
	}
	return options
}

func TestCallWithItsOwnClockAndIDIsAccepted(t *testing.T) {
	recorder := record(t, ivractivity.CallOptions{})
	if err := errors.Join(recorder.Visit("Main", "Billing"), recorder.Variable("a", nil), recorder.End(ivractivity.DialogEnded)); err != nil {
		t.Fatal(err)
	}
	message := recorder.Message()
	if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(message.Id) {
		t.Errorf("the id is %s", message.Id)
	}
	if other := record(t, ivractivity.CallOptions{}).Message().Id; other == message.Id {
		t.Error("two calls have one id")
	}
	if _, err := answeringStatus(t, 202).client(t).Send(context.Background(), message); err != nil {
		t.Error(err)
	}
}

func TestMessageCannotBeChangedThroughWhatWentInOrCameOut(t *testing.T) {
	leg, detail, metadata, value := "1", map[string]any{"a": []any{"x"}}, map[string]any{"b": map[string]any{}}, []string{"v"}
	recorder := record(t, ivractivity.CallOptions{Leg: &leg, Sender: ivractivity.CallSender{ID: "1", SenderName: "2", AdditionalDetail: detail}})
	err := errors.Join(
		recorder.AddVisit(ivractivity.Visit{Menu: "Main", Metadata: metadata}),
		recorder.AddVariable(ivractivity.Variable{Name: "list", Value: value, Type: models.ADDITIONALATTRIBUTETYPE_STRING_LIST}),
		recorder.End(ivractivity.Transfer),
	)
	if err != nil {
		t.Fatal(err)
	}
	before := written(t, recorder.Message())
	leg, value[0] = "2", "w"
	detail["a"].([]any)[0] = "y"
	metadata["b"].(map[string]any)["c"] = 1
	message := recorder.Message()
	message.Header.Sender.AdditionalDetail["a"].([]any)[0] = "z"
	message.Header.ChannelData.AdditionalAttributes[0].Value.([]any)[0] = "z"
	message.Body.Activities[0].Metadata["b"].(map[string]any)["d"] = 1
	message.Body.Activities[0].Menu = "z"
	*message.Body.Leg, *message.Body.CallId, *message.Body.StartTime, *message.Body.EndTime = "z", "z", 1, 1
	if after := written(t, recorder.Message()); after != before {
		t.Errorf("%s became %s", before, after)
	}
}

func written(t *testing.T, message models.IvrAggregatedActivity) string {
	t.Helper()
	text, err := json.Marshal(message)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestRefusedStepIsNotRecordedAndTheCallGoesOn(t *testing.T) {
	reading := time.UnixMilli(1680692019700)
	recorder := record(t, ivractivity.CallOptions{Now: func() time.Time {
		reading = reading.Add(time.Second)
		return reading
	}})
	before := recorder.Message()
	cycle := map[string]any{}
	cycle["cycle"] = cycle
	for argument, err := range map[string]error{
		"menu":      recorder.Visit(" ", ""),
		"metadata":  recorder.AddVisit(ivractivity.Visit{Menu: "Main", Metadata: cycle}),
		"name":      recorder.Variable("\t", "x"),
		"value":     recorder.Variable("x", math.Inf(1)),
		"type":      recorder.AddVariable(ivractivity.Variable{Name: "x", Type: "String"}),
		"direction": recorder.End("DIALOG_ENDED | TRANSFER"),
		"Time":      recorder.EndAt(ivractivity.Transfer, ivractivity.Digits("soon")),
	} {
		var wrong *ivractivity.ArgumentError
		if !errors.As(err, &wrong) || wrong.Argument != argument {
			t.Errorf("%s: the error is %v", argument, err)
		}
	}
	if message := recorder.Message(); !reflect.DeepEqual(message, before) {
		t.Errorf("recorded %s", written(t, message))
	}
	if err := recorder.Visit("Main", "1"); err != nil || len(recorder.Message().Body.Activities) != 1 {
		t.Errorf("the call does not go on: %v", err)
	}
}

func TestWrongOptionOfACallNamesItself(t *testing.T) {
	priority := int64(11)
	for argument, options := range map[string]ivractivity.CallOptions{
		"CallID":            {CallID: " "},
		"Customer":          {Customer: "\t"},
		"Service":           {Service: "\n"},
		"Sender.ID":         {Sender: ivractivity.CallSender{ID: " ", SenderName: "MY-IVR"}},
		"Sender.SenderName": {Sender: ivractivity.CallSender{ID: "ivr-1"}},
		"StartDirection":    {StartDirection: "inbound"},
		"RequestPriority":   {RequestPriority: &priority},
		"NewID":             {NewID: func() string { return "" }},
	} {
		recorder, err := ivractivity.RecordCall(complete(options))
		var wrong *ivractivity.ArgumentError
		if !errors.As(err, &wrong) || wrong.Argument != argument || recorder != nil {
			t.Errorf("%s: the error is %v", argument, err)
		}
	}
	_, err := ivractivity.RecordCall(complete(ivractivity.CallOptions{Customer: "5550188\xff"}))
	var wrong *ivractivity.ArgumentError
	if !errors.As(err, &wrong) {
		t.Errorf("the error is %v", err)
	}
}

func TestTimeInAnotherUnitSaysSo(t *testing.T) {
	for name, c := range map[string]struct {
		time ivractivity.Time
		says string
	}{
		"seconds":         {ivractivity.Milliseconds(1680692019), "looks like seconds"},
		"text in seconds": {ivractivity.Digits("1680692019"), "looks like seconds"},
		"microseconds":    {ivractivity.Milliseconds(1680692019700000), "looks like microseconds"},
		"zero":            {ivractivity.Milliseconds(0), "must be epoch milliseconds, from 1000000000000 to 253402300799999"},
		"before 1970":     {ivractivity.Milliseconds(math.MinInt64), "must be epoch milliseconds"},
		"the zero time":   {ivractivity.TimeOf(time.Time{}), "must be epoch milliseconds"},
		"too many digits": {ivractivity.Digits(strings.Repeat("9", 30)), "must be epoch milliseconds"},
	} {
		_, err := ivractivity.RecordCall(complete(ivractivity.CallOptions{StartTime: c.time}))
		var wrong *ivractivity.TimeError
		if !errors.As(err, &wrong) || wrong.Argument != "StartTime" || !strings.HasPrefix(wrong.Due, c.says) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
	_, err := ivractivity.RecordCall(complete(ivractivity.CallOptions{Now: func() time.Time { return time.Unix(0, 0) }}))
	var wrong *ivractivity.TimeError
	if !errors.As(err, &wrong) || wrong.Argument != "Now" {
		t.Errorf("the error is %v", err)
	}
}

func TestLargeIntegersKeepTheirDigits(t *testing.T) {
	recorder := record(t, ivractivity.CallOptions{})
	if err := recorder.Variable("large", int64(math.MaxInt64)); err != nil {
		t.Fatal(err)
	}
	if sent := sentText(t, recorder.Message()); !strings.Contains(sent, `"value":9223372036854775807`) {
		t.Errorf("sent %s", sent)
	}
}

package ivractivity_test

import (
	"context"
	"errors"
	"net/http"
	"os"
	"testing"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
)

func TestSampleIsAnswered202(t *testing.T) {
	result, err := mockClient(t).Send(context.Background(), guideSample(t))
	if err != nil {
		t.Fatal(err)
	}
	if result.Status != http.StatusAccepted || result.Attempts != 1 {
		t.Errorf("the result is %+v", result)
	}
}

func TestExampleIsAnswered202(t *testing.T) {
	client := mockClient(t)
	for _, file := range exampleFiles(t) {
		if _, err := client.SendJSON(context.Background(), readFile(t, file)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestFaultIsNotSent(t *testing.T) {
	message := guideSample(t)
	message.Header.Sender.SenderName = " "

	_, err := mockClient(t).Send(context.Background(), message)

	var invalid *ivractivity.InvalidMessageError
	if !errors.As(err, &invalid) || len(invalid.Errors) != 1 {
		t.Fatalf("the error is %v", err)
	}
	if fault := invalid.Errors[0]; fault.Pointer != "/header/sender/senderName" || fault.Code != "pattern" {
		t.Errorf("the fault is %+v", fault)
	}
}

func mockClient(t *testing.T) *ivractivity.Client {
	t.Helper()
	target := os.Getenv("IVR_TARGET_URL")
	if target == "" {
		t.Skip("IVR_TARGET_URL names no receiver")
	}
	client, err := ivractivity.New(target)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

package ivractivity_test

import (
	"context"
	"errors"
	"net/http"
	"os"
	"testing"

	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

func TestSampleIsAnswered202(t *testing.T) {
	response, err := send(t, guideSample(t))
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusAccepted {
		t.Errorf("status is %d", response.StatusCode)
	}
}

func TestFaultIsAnswered400WithItsViolation(t *testing.T) {
	message := guideSample(t)
	message.Header.Sender.SenderName = " "

	response, err := send(t, message)

	if response == nil || response.StatusCode != http.StatusBadRequest {
		t.Fatalf("the answer is %v, %v", response, err)
	}
	var refusal *models.GenericOpenAPIError
	if !errors.As(err, &refusal) {
		t.Fatalf("the error is %T", err)
	}
	problem, ok := refusal.Model().(models.Problem)
	if !ok || len(problem.Errors) != 1 {
		t.Fatalf("the problem is %s", refusal.Body())
	}
	if violation := problem.Errors[0]; violation.Pointer != "/header/sender/senderName" || violation.Code != "pattern" {
		t.Errorf("the violation is %s at %s", violation.Code, violation.Pointer)
	}
}

func send(t *testing.T, message models.IvrAggregatedActivity) (*http.Response, error) {
	t.Helper()
	target := os.Getenv("IVR_TARGET_URL")
	if target == "" {
		t.Skip("IVR_TARGET_URL names no receiver")
	}
	configuration := models.NewConfiguration()
	configuration.Servers = models.ServerConfigurations{{URL: target}}
	return models.NewAPIClient(configuration).MessagesAPI.ReceiveMessage(context.Background()).IvrAggregatedActivity(message).Execute()
}

// Hangup sends the message on a call that was given to an agent.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
)

func main() {
	client, err := ivractivity.New(os.Getenv("IVR_TARGET_URL"))
	if err != nil {
		log.Fatal(err)
	}
	sender := ivractivity.CallSender{ID: "f1370ff7-43fa-496e-9966-e64061d35f5c", SenderName: "MY-IVR"}
	call, err := ivractivity.RecordCall(ivractivity.CallOptions{CallID: "1234", Customer: "5550100", Service: "1218", Sender: sender})
	if err != nil {
		log.Fatal(err)
	}
	err = errors.Join(call.Visit("Main", "Billing"), call.Variable("callVariable1", "42225"), call.End(ivractivity.Transfer))
	if err != nil {
		log.Print(err)
	}
	result, err := client.Send(context.Background(), call.Message())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(result.Status)
}

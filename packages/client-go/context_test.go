package ivractivity_test

import (
	"context"
	"errors"
	"net"
	"testing"
	"time"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
)

func TestNothingIsSentWhenTheContextHasEnded(t *testing.T) {
	target := answeringStatus(t, 202)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := target.client(t).Send(ctx, guideSample(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if len(target.received()) > 0 {
		t.Error("a message arrived")
	}
}

func TestInvalidMessageIsSaidEvenWhenTheContextHasEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := answeringStatus(t, 202).client(t).SendJSON(ctx, []byte("{}"))
	var invalid *ivractivity.InvalidMessageError
	if !errors.As(err, &invalid) {
		t.Errorf("the error is %v", err)
	}
}

func TestContextEndsTheWaitForAnAnswer(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	target := speaking(t, func(s speaker, _ net.Conn) {
		cancel()
		<-s.done
	})
	_, err := clientFor(t, target.url).Send(ctx, guideSample(t))
	if !errors.Is(err, context.Canceled) || target.attempts.Load() != 1 {
		t.Errorf("after %d attempts the error is %v", target.attempts.Load(), err)
	}
}

func TestContextEndsTheWaitBeforeARetry(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	target := saying(t, "HTTP/1.1 503 Service Unavailable\r\nretry-after: 50\r\ncontent-length: 0\r\n\r\n")
	given := 0
	hooks := ivractivity.Hooks{
		OnRetry:  func(ivractivity.RetriedAttempt) { cancel() },
		OnGiveUp: func(ivractivity.LastAttempt) { given++ },
	}
	_, err := clientFor(t, target.url, ivractivity.WithHooks(hooks)).Send(ctx, guideSample(t))
	if !errors.Is(err, context.Canceled) || target.attempts.Load() != 1 || given > 0 {
		t.Errorf("after %d attempts the error is %v", target.attempts.Load(), err)
	}
}

func TestDeadlineOfTheContextIsTheCallersOwn(t *testing.T) {
	target := speaking(t, func(s speaker, _ net.Conn) { <-s.done })
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	_, err := clientFor(t, target.url).Send(ctx, guideSample(t))
	var failed ivractivity.SendError
	if !errors.Is(err, context.DeadlineExceeded) || errors.As(err, &failed) {
		t.Errorf("the error is %v", err)
	}
}

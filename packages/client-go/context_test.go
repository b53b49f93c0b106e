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
	told, hooks := counted(func() {})
	if _, err := target.client(t, hooks).Send(ctx, guideSample(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if len(target.received()) > 0 || *told != (hookCalls{}) {
		t.Errorf("a message arrived, or a hook was called: %+v", *told)
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
	told, hooks := counted(func() {})
	_, err := clientFor(t, target.url, hooks).Send(ctx, guideSample(t))
	if !errors.Is(err, context.Canceled) || *told != (hookCalls{attempts: 1}) {
		t.Errorf("after %+v the error is %v", *told, err)
	}
}

func TestContextEndsTheWaitBeforeARetry(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	target := saying(t, "HTTP/1.1 503 Service Unavailable\r\nretry-after: 50\r\ncontent-length: 0\r\n\r\n")
	told, hooks := counted(cancel)
	_, err := clientFor(t, target.url, hooks).Send(ctx, guideSample(t))
	if !errors.Is(err, context.Canceled) || *told != (hookCalls{attempts: 1, retries: 1}) {
		t.Errorf("after %+v the error is %v", *told, err)
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

// hookCalls is how often each hook was called.
type hookCalls struct{ attempts, retries, lasts int }

// counted counts; a retry is told besides.
func counted(onRetry func()) (*hookCalls, ivractivity.Option) {
	calls := &hookCalls{}
	return calls, ivractivity.WithHooks(ivractivity.Hooks{
		OnAttempt: func(ivractivity.Attempt) { calls.attempts++ },
		OnRetry: func(ivractivity.RetriedAttempt) {
			calls.retries++
			onRetry()
		},
		OnGiveUp: func(ivractivity.LastAttempt) { calls.lasts++ },
	})
}

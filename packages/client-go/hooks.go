package ivractivity

import "time"

// Attempt is one attempt to send a message. Nothing in it is of the caller.
type Attempt struct {
	// Number counts from 1.
	Number int
	// MessageID is the id of the message.
	MessageID string
	// URL is the address that the message is for. It holds no credentials and no query.
	URL string
}

// RetriedAttempt is a failed attempt after which there will be another one.
type RetriedAttempt struct {
	Attempt
	// Err shows nothing of the message, the token and the answer.
	Err error
	// Wait is how long the client waits before the next attempt.
	Wait time.Duration
}

// LastAttempt is a failed attempt after which there is none.
type LastAttempt struct {
	Attempt
	// Err is what the send returns.
	Err error
}

// Hooks are called while a message is sent, one after the other and in the goroutine of the send. A hook that panics
// costs no message.
type Hooks struct {
	// OnAttempt is called when an attempt begins.
	OnAttempt func(Attempt)
	// OnRetry is called when an attempt failed and there will be another one.
	OnRetry func(RetriedAttempt)
	// OnGiveUp is called when the last attempt failed.
	OnGiveUp func(LastAttempt)
}

func callHook[T any](hook func(T), event T) {
	if hook == nil {
		return
	}
	// The hook is the user's, the message is not lost for it.
	defer func() { _ = recover() }()
	hook(event)
}

package ivractivity_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
)

// speaker is a server that says whatever it is told, HTTP or not.
type speaker struct {
	url string
	// attempts is how many requests it has read.
	attempts *atomic.Int64
	// done is closed when the test is over.
	done chan struct{}
}

// speaking starts a server that reads a request a connection, and then says something.
func speaking(t *testing.T, say func(s speaker, connection net.Conn)) speaker {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := speaker{"http://" + listener.Addr().String() + "/ccm", &atomic.Int64{}, make(chan struct{})}
	t.Cleanup(func() {
		close(s.done)
		listener.Close()
	})
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer connection.Close()
				if request, err := http.ReadRequest(bufio.NewReader(connection)); err == nil {
					_, _ = io.Copy(io.Discard, request.Body)
					s.attempts.Add(1)
					say(s, connection)
				}
			}()
		}
	}()
	return s
}

func saying(t *testing.T, text string) speaker {
	t.Helper()
	return speaking(t, func(_ speaker, connection net.Conn) { fmt.Fprint(connection, text) })
}

func (s speaker) send(t *testing.T, options ...ivractivity.Option) (ivractivity.Result, error) {
	t.Helper()
	return clientFor(t, s.url, options...).Send(context.Background(), guideSample(t))
}

func TestAnswerThatIsNoHTTPIsANetworkError(t *testing.T) {
	for name, text := range map[string]string{
		"garbage":              "\x00\xff garbage\r\n\r\n",
		"nothing":              "",
		"half a head":          "HTTP/1.1 202 Acc",
		"a head of 100 KiB":    "HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\nx: " + strings.Repeat("5550188", 1<<14) + "\r\n\r\n",
		"a length that is not": "HTTP/1.1 202 Accepted\r\ncontent-length: many\r\n\r\n",
		"two lengths":          "HTTP/1.1 202 Accepted\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
	} {
		target := saying(t, text)
		_, err := target.send(t, ivractivity.WithRetries(1))
		var broken *ivractivity.NetworkError
		if !errors.As(err, &broken) || target.attempts.Load() != 2 {
			t.Errorf("%s: after %d attempts the error is %v", name, target.attempts.Load(), err)
		}
	}
}

func TestStatusDecidesWhateverIsWrongWithTheBody(t *testing.T) {
	for name, text := range map[string]string{
		"too short":            "HTTP/1.1 202 Accepted\r\ncontent-length: 100\r\n\r\nabc",
		"too long":             "HTTP/1.1 202 Accepted\r\ncontent-length: 1\r\n\r\nabc",
		"a chunk that is none": "HTTP/1.1 202 Accepted\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
		"said to be gzip":      "HTTP/1.1 202 Accepted\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc",
	} {
		target := saying(t, text)
		if result, err := target.send(t); err != nil || result.Status != 202 || target.attempts.Load() != 1 {
			t.Errorf("%s: %+v, %v", name, result, err)
		}
	}
}

func TestWhatFollowsAnAnswerIsNotLogged(t *testing.T) {
	var logged bytes.Buffer
	log.SetOutput(&logged)
	defer log.SetOutput(os.Stderr)
	closed := make(chan struct{})
	target := speaking(t, func(_ speaker, connection net.Conn) {
		fmt.Fprint(connection, "HTTP/1.1 202 Accepted\r\ncontent-length: 1\r\n\r\na5550188")
		_, _ = io.Copy(io.Discard, connection)
		close(closed)
	})
	if _, err := target.send(t); err != nil {
		t.Fatal(err)
	}
	// net/http logs before it closes the connection.
	<-closed
	if logged.Len() > 0 {
		t.Errorf("logged %s", logged.String())
	}
}

func TestBodyThatDoesNotComeIsWaitedForOnlySoLong(t *testing.T) {
	target := speaking(t, func(s speaker, connection net.Conn) {
		fmt.Fprint(connection, "HTTP/1.1 202 Accepted\r\ncontent-length: 100\r\n\r\nabc")
		<-s.done
	})
	// Time enough for the head to come first.
	if result, err := target.send(t, ivractivity.WithTimeout(5*time.Second)); err != nil || result.Status != 202 {
		t.Errorf("%+v, %v", result, err)
	}
}

func TestNoMoreIsReadThan64KiB(t *testing.T) {
	written := make(chan int, 1)
	target := speaking(t, func(_ speaker, connection net.Conn) {
		fmt.Fprint(connection, "HTTP/1.1 202 Accepted\r\ncontent-length: 100000000\r\n\r\n")
		total := 0
		for part := make([]byte, 1<<16); total < 100_000_000; {
			count, err := connection.Write(part)
			total += count
			if err != nil {
				break
			}
		}
		written <- total
	})
	if result, err := target.send(t); err != nil || result.Status != 202 {
		t.Errorf("%+v, %v", result, err)
	}
	// What the buffers of two sockets hold is written all the same.
	if total := <-written; total > 32<<20 {
		t.Errorf("%d bytes were taken", total)
	}
}

func TestSilenceIsATimeout(t *testing.T) {
	arrived := make(chan struct{}, 2)
	target := speaking(t, func(s speaker, _ net.Conn) {
		arrived <- struct{}{}
		<-s.done
	})
	_, err := target.send(t, ivractivity.WithTimeout(2*time.Second), ivractivity.WithRetries(1))
	var late *ivractivity.TimeoutError
	if !errors.As(err, &late) || late.After != 2*time.Second || !late.Timeout() {
		t.Fatalf("the error is %v", err)
	}
	// A busy machine may read a request after the client has given it up.
	<-arrived
	<-arrived
	if target.attempts.Load() != 2 {
		t.Errorf("%d attempts were made", target.attempts.Load())
	}
	if errors.Is(err, context.DeadlineExceeded) {
		t.Error("it looks as if the caller's own time were over")
	}
}

func TestSlowHeadIsATimeout(t *testing.T) {
	target := speaking(t, func(s speaker, connection net.Conn) {
		for _, letter := range "HTTP/1.1 202 Accepted\r\nx: " + strings.Repeat("x", 1000) {
			select {
			case <-s.done:
				return
			case <-time.After(5 * time.Millisecond):
				fmt.Fprint(connection, string(letter))
			}
		}
	})
	_, err := target.send(t, ivractivity.WithTimeout(100*time.Millisecond), ivractivity.WithRetries(0))
	var late *ivractivity.TimeoutError
	if !errors.As(err, &late) {
		t.Errorf("the error is %v", err)
	}
}

func TestRefusedConnectionSaysSo(t *testing.T) {
	// Not a port that was free a moment ago: another test can have got it meanwhile.
	_, err := clientFor(t, "http://127.0.0.1:2", ivractivity.WithRetries(0)).Send(context.Background(), guideSample(t))
	var broken *ivractivity.NetworkError
	if !errors.As(err, &broken) || broken.Code != "ECONNREFUSED" || !broken.MayPass() {
		t.Errorf("the error is %v", err)
	}
}

func TestHostThatIsNotKnownSaysSo(t *testing.T) {
	_, err := clientFor(t, "http://cx.invalid/ccm", ivractivity.WithRetries(0)).Send(context.Background(), guideSample(t))
	var broken *ivractivity.NetworkError
	if !errors.As(err, &broken) || (broken.Code != "ENOTFOUND" && broken.Code != "EAI_AGAIN") {
		t.Errorf("the error is %v", err)
	}
}

func TestRedirectWhoseLocationCannotBeReadIsARedirect(t *testing.T) {
	for _, location := range []string{"http://[::1", "%zz", "://", "http://"} {
		target := saying(t, "HTTP/1.1 307 Temporary Redirect\r\nlocation: "+location+"\r\ncontent-length: 0\r\n\r\n")
		_, err := target.send(t)
		var redirect *ivractivity.RedirectError
		if !errors.As(err, &redirect) || redirect.Location != "" || redirect.Status != 307 || target.attempts.Load() != 1 {
			t.Errorf("%q: the error is %v", location, err)
		}
	}
}

package ivractivity_test

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
)

// receiver is a server that answers as it is told, and keeps what it received.
type receiver struct {
	*httptest.Server
	mutex    sync.Mutex
	requests []received
}

type received struct {
	method, path, body string
	header             http.Header
}

// answering starts a receiver; attempt counts from 1.
func answering(t *testing.T, answer func(w http.ResponseWriter, attempt int)) *receiver {
	t.Helper()
	r := &receiver{}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		body, _ := io.ReadAll(request.Body)
		r.mutex.Lock()
		r.requests = append(r.requests, received{request.Method, request.URL.Path, string(body), request.Header})
		attempt := len(r.requests)
		r.mutex.Unlock()
		answer(w, attempt)
	}))
	t.Cleanup(r.Close)
	return r
}

func answeringStatus(t *testing.T, status int) *receiver {
	t.Helper()
	return answering(t, func(w http.ResponseWriter, _ int) { w.WriteHeader(status) })
}

func (r *receiver) received() []received {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return append([]received(nil), r.requests...)
}

func (r *receiver) client(t *testing.T, options ...ivractivity.Option) *ivractivity.Client {
	t.Helper()
	return clientFor(t, r.URL+"/ccm", options...)
}

func clientFor(t *testing.T, target string, options ...ivractivity.Option) *ivractivity.Client {
	t.Helper()
	client, err := ivractivity.New(target, options...)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// silence keeps a server from logging what a test does to it.
func silence(server *httptest.Server) {
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
}
